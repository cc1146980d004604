package org.clockhouse.store.internal.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.clockhouse.store.internal.DerbyEngine;
import org.clockhouse.store.internal.DurableFiles;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.StoreSettings;

/** Derby copies itself, writers going on. */
final class DerbyCopy implements DatabaseCopy {

    private final StoreSettings settings;
    private final Connections live;

    /** @param live connections to the database; never asked for one by {@link #putBack} */
    DerbyCopy(StoreSettings settings, Connections live) {
        this.settings = settings;
        this.live = live;
    }

    @Override
    public void requirePrograms() {
        // The database copies itself.
    }

    @Override
    public void copyTo(Path directory) throws SQLException {
        try (Connection connection = live.next();
                CallableStatement call = connection.prepareCall("call syscs_util.syscs_backup_database(?)")) {
            call.setString(1, directory.toString());
            call.execute();
            connection.commit();
        }
    }

    @Override
    public Counted count(Path directory) throws IOException, SQLException {
        EmbeddedDataSource copy = new EmbeddedDataSource();
        copy.setDatabaseName(only(directory).toString());
        try (Connection connection = copy.getConnection()) {
            List<String> tables = new Sql(
                            connection,
                            "select t.tablename from sys.systables t join sys.sysschemas s on s.schemaid = t.schemaid"
                                    + " where t.tabletype = 'T' and s.schemaname not like 'SYS%'")
                    .list(row -> row.text("tablename"));
            long rows = 0;
            for (String table : tables) {
                rows += new Sql(connection, "select count(*) from \"" + table + "\"").number();
            }
            return new Counted(tables.size(), rows);
        } finally {
            end(copy);
        }
    }

    @Override
    public boolean isEmpty() {
        return !Files.exists(place());
    }

    @Override
    public void requireOwn(Path directory) throws IOException {
        if (!Files.isDirectory(only(directory))) {
            throw new IOException(
                    "this is a backup of PostgreSQL; name a new, empty database in etc/org.clockhouse.store.cfg first");
        }
    }

    @Override
    public void putBack(Path directory) throws IOException {
        DurableFiles.publishTree(only(directory), place());
    }

    private Path place() {
        return Path.of(DerbyEngine.databaseName(settings));
    }

    private static Path only(Path directory) throws IOException {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.findFirst().orElseThrow(() -> new IOException("the backup holds no database"));
        }
    }

    private static void end(EmbeddedDataSource copy) throws SQLException {
        copy.setShutdownDatabase("shutdown");
        try (Connection unexpected = copy.getConnection()) {
            throw new SQLException("the restored copy still answers: " + unexpected);
        } catch (SQLException e) {
            if (!"08006".equals(e.getSQLState()) && !"XJ004".equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
