package org.clockhouse.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first start on Derby, with the database that the build made. */
class NewDerbyTest {

    @TempDir
    private Path directory;

    @AfterEach
    void shutDown() {
        DerbyEngine.shutDown(settings());
    }

    @Test
    void whatIsLaidDownHasTheTablesThatTheMigrationsMake() throws SQLException {
        NewDerby.layDown(settings());

        assertTrue(Files.isRegularFile(directory.resolve("derby/service.properties")));
        try (Connection laidDown = DerbyEngine.dataSource(settings()).getConnection();
                Connection migrated = Databases.derby().database().connection()) {
            assertEquals(columns(migrated), columns(laidDown));
            migrated.rollback();
        }
    }

    /** The fingerprint in it is that of the migrations, so that Flyway is not even loaded. */
    @Test
    void theFirstStartHasNothingToMigrate() throws SQLException {
        String expected;
        try (Connection migrated = Databases.derby().database().connection()) {
            expected = fingerprint(migrated);
            migrated.rollback();
        }

        NewDerby.layDown(settings());

        try (Connection laidDown = DerbyEngine.dataSource(settings()).getConnection()) {
            assertEquals(expected, fingerprint(laidDown));
        }
    }

    @Test
    void whatAKillLeftBehindIsReplaced() throws IOException {
        Path half = Files.createDirectories(directory.resolve("derby.new/seg0"));
        Files.writeString(half.resolve("c10.dat"), "half a page");

        NewDerby.layDown(settings());

        assertFalse(Files.exists(directory.resolve("derby.new")));
        assertTrue(Files.size(directory.resolve("derby/seg0/c10.dat")) > 1000);
    }

    @Test
    void aDatabaseThatIsThereIsLeftAlone() throws IOException {
        Path own = Files.createDirectories(directory.resolve("derby"));

        NewDerby.layDown(settings());

        try (var files = Files.list(own)) {
            assertEquals(0, files.count());
        }
    }

    private StoreSettings settings() {
        return Databases.settings("jdbc:derby:" + directory.resolve("derby"), directory);
    }

    private static String fingerprint(Connection connection) {
        return new Sql(connection, "select property_value from store_property where name = 'schema.fingerprint'")
                .first(row -> row.text("property_value"))
                .orElseThrow();
    }

    private static Set<String> columns(Connection connection) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (ResultSet found = connection.getMetaData().getColumns(null, connection.getSchema(), "%", "%")) {
            while (found.next()) {
                columns.add(found.getString("TABLE_NAME") + "." + found.getString("COLUMN_NAME") + " "
                        + found.getString("TYPE_NAME") + " " + found.getInt("COLUMN_SIZE"));
            }
        }
        return columns;
    }
}
