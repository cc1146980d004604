package org.clockhouse.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Table;
import javax.persistence.Transient;
import org.junit.jupiter.api.Test;

/** Holds the migrated tables against what the code believes of them, and against the rules for tables. */
abstract class SchemaContract {

    /** Of the installation and not of a company. */
    private static final Set<String> WITHOUT_COMPANY =
            Set.of("store_property", "store_key", "lease", "served_company", "schema_history");

    abstract Databases.Open store();

    @Test
    void everyMigrationIsListedAndEveryListedOneIsThere() throws Exception {
        Path directory = Path.of(Schema.class.getResource("/db/migration").toURI());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(
                    files.map(file -> file.getFileName().toString()).sorted().toList(),
                    Schema.lines("db/migrations.txt").stream().sorted().toList());
        }
    }

    @Test
    void everyEntityIsListed() throws Exception {
        Path classes = Path.of(
                Schema.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes.resolve("org"))) {
            List<String> names = files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith("Row.class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .filter(SchemaContract::isEntity)
                    .sorted()
                    .toList();
            assertEquals(names, Schema.lines("db/rows.txt").stream().sorted().toList());
        }
    }

    @Test
    void theCatalogHasTheColumnsOfEveryEntity() throws Exception {
        Map<String, Set<String>> catalog = catalog();
        for (String name : Schema.lines("db/rows.txt")) {
            Class<?> row = Class.forName(name);
            String table = row.getAnnotation(Table.class).name();
            assertNotNull(catalog.get(table), "no table " + table + " for " + name);
            Set<String> columns = Stream.of(row.getDeclaredFields())
                    .filter(field -> !field.isSynthetic()
                            && !Modifier.isStatic(field.getModifiers())
                            && !field.isAnnotationPresent(Transient.class))
                    .map(field -> field.isAnnotationPresent(Column.class)
                                    && !field.getAnnotation(Column.class).name().isEmpty()
                            ? field.getAnnotation(Column.class).name()
                            : field.getName().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(catalog.get(table), columns, table);
        }
    }

    @Test
    void theCompanyLeadsEveryPrimaryKeyAndEveryUniqueAndForeignOne() throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = store().database().connection()) {
            for (Key key : keys(connection)) {
                if (!WITHOUT_COMPANY.contains(key.table()) && !key.firstColumn().equals("org_id")) {
                    wrong.add(key.table() + "." + key.name() + " begins with " + key.firstColumn());
                }
            }
            connection.rollback();
        }
        assertEquals(List.of(), wrong);
    }

    /** Of a primary, unique or foreign key; all in lower case. */
    record Key(String table, String name, String firstColumn) {}

    abstract List<Key> keys(Connection connection) throws SQLException;

    @Test
    void aSecondStartFindsNothingToDo() throws SQLException, IOException {
        long before = history();
        StoreSettings settings = store().database().settings();
        try (Connection connection = store().database().connection()) {
            long fingerprints = new Sql(
                            connection, "select count(*) from store_property where name = 'schema.fingerprint'")
                    .number();
            assertEquals(1, fingerprints);
            connection.rollback();
        }
        assertTrue(Keys.read(settings.keys()).all().size() == Keys.Purpose.values().length);
        assertEquals(before, history());
    }

    private long history() throws SQLException {
        try (Connection connection = store().database().connection()) {
            long rows = new Sql(connection, "select count(*) from \"schema_history\"").number();
            connection.rollback();
            return rows;
        }
    }

    private Map<String, Set<String>> catalog() throws SQLException {
        Map<String, Set<String>> tables = new TreeMap<>();
        try (Connection connection = store().database().connection()) {
            try (ResultSet columns = connection.getMetaData().getColumns(null, connection.getSchema(), "%", "%")) {
                while (columns.next()) {
                    tables.computeIfAbsent(
                                    columns.getString("TABLE_NAME").toLowerCase(Locale.ROOT), any -> new TreeSet<>())
                            .add(columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
            connection.rollback();
        }
        return tables;
    }

    private static boolean isEntity(String name) {
        try {
            return Class.forName(name).isAnnotationPresent(Entity.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
