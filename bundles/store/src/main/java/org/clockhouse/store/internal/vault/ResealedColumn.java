package org.clockhouse.store.internal.vault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.SealedColumn;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.SqlFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One column, whose values under old keys are sealed again, some hundred in a transaction. A value that somebody changed in the
 * meantime stays as they wrote it.
 */
final class ResealedColumn {

    private static final Logger log = LoggerFactory.getLogger(ResealedColumn.class);
    private static final int CHUNK = 500;

    private record Value(List<Object> key, byte[] old, byte[] renewed) {}

    private final Database database;
    private final SealedColumn column;
    private final FieldCipher.Column cipher;
    private final List<String> key;
    private final boolean comparable;

    ResealedColumn(Database database, SealedColumn column) throws SQLException {
        this.database = database;
        this.column = column;
        this.cipher = database.cipher().column(column);
        try (Connection connection = database.connection()) {
            this.key = key(connection);
            this.comparable = !isBlob(connection);
            connection.rollback();
        }
    }

    /** @param progress told of each chunk. @return how many values were under an old key */
    long pass(LongConsumer progress) throws SQLException {
        long[] met = new long[1];
        List<Value> chunk = new ArrayList<>();
        try (Connection reading = database.connection()) {
            new Sql(reading, column.select()).each(row -> {
                byte[] old = row.bytes(column.column());
                renewed(column.rowKey(row), old).ifPresent(renewed -> {
                    chunk.add(new Value(key.stream().map(row::value).toList(), old, renewed));
                    met[0]++;
                });
                if (chunk.size() == CHUNK) {
                    progress.accept(write(chunk));
                    chunk.clear();
                }
            });
            reading.rollback();
        }
        progress.accept(write(chunk));
        return met[0];
    }

    /** Empty too for what no key opens: it stays as it is, and is found by the check of a restored backup. */
    private Optional<byte[]> renewed(String row, byte[] old) {
        try {
            return cipher.resealed(row, old);
        } catch (IllegalStateException e) {
            log.warn("A value stays under its old key: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private int write(List<Value> chunk) {
        if (chunk.isEmpty()) {
            return 0;
        }
        try (Connection connection = database.connection()) {
            int written = comparable ? writeUnchanged(connection, chunk) : lockAndWrite(connection, chunk);
            connection.commit();
            return written;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private int writeUnchanged(Connection connection, List<Value> chunk) {
        List<Object[]> rows = chunk.stream()
                .map(value -> row(value.renewed(), value.key(), value.old()))
                .toList();
        return Sql.batch(connection, update() + " and " + column.column() + " = ?", rows);
    }

    /** Values of a type that cannot be compared in SQL. */
    private int lockAndWrite(Connection connection, List<Value> chunk) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        // What is read stays locked until the commit.
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        String read = "select " + column.column() + " from " + column.table() + " where " + where();
        for (Value value : chunk) {
            new Sql(connection, read, value.key().toArray())
                    .first(row -> row.bytes(column.column()))
                    .filter(now -> Arrays.equals(now, value.old()))
                    .ifPresent(now -> rows.add(row(value.renewed(), value.key())));
        }
        return Sql.batch(connection, update(), rows);
    }

    private String update() {
        return "update " + column.table() + " set " + column.column() + " = ? where " + where();
    }

    private String where() {
        return key.stream().map(each -> each + " = ?").collect(Collectors.joining(" and "));
    }

    private static Object[] row(byte[] renewed, List<Object> key, Object... more) {
        List<Object> values = new ArrayList<>();
        values.add(renewed);
        values.addAll(key);
        values.addAll(Arrays.asList(more));
        return values.toArray();
    }

    private List<String> key(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found = connection
                .getMetaData()
                .getPrimaryKeys(null, connection.getSchema(), inCatalog(connection, column.table()))) {
            while (found.next()) {
                names.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private boolean isBlob(Connection connection) throws SQLException {
        try (ResultSet found = connection
                .getMetaData()
                .getColumns(
                        null,
                        connection.getSchema(),
                        inCatalog(connection, column.table()),
                        inCatalog(connection, column.column()))) {
            return found.next() && "BLOB".equals(found.getString("TYPE_NAME"));
        }
    }

    private static String inCatalog(Connection connection, String name) throws SQLException {
        return connection.getMetaData().storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
    }
}
