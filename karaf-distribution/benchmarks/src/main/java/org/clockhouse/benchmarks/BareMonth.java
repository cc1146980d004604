package org.clockhouse.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The same punches read and the same rows written, a thousand in a transaction, with nothing in between. */
final class BareMonth {

    private static final int BATCH = 1_000;

    private final DataSource source;
    private final String org;
    private final List<Object[]> rows = new ArrayList<>();
    private final String insert;

    BareMonth(DataSource source, String org) throws SQLException {
        this.source = source;
        this.org = org;
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("select * from day_result")) {
            ResultSet found = statement.executeQuery();
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = found.getObject(i + 1);
                }
                rows.add(row);
            }
            insert = "insert into bare_result values (?" + ", ?".repeat(columns - 1) + ")";
            connection
                    .createStatement()
                    .executeUpdate("create table bare_result as select * from day_result with no data");
            connection
                    .createStatement()
                    .executeUpdate("alter table bare_result add constraint bare_result_key"
                            + " primary key (org_id, employee_id, work_date, ordinal)");
        }
    }

    /** Empties the table; not part of the work. */
    void forget() throws Exception {
        MonthBench.execute(source, "delete from bare_result");
    }

    void work() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            if (read(connection) < rows.size()) {
                throw new IllegalStateException("the punches are not all there");
            }
            write(connection);
        }
    }

    private long read(Connection connection) throws SQLException {
        long read = 0;
        try (PreparedStatement statement =
                connection.prepareStatement("select employee_id, position, made_at, manner_number from punch"
                        + " where org_id = ? order by employee_id, made_at")) {
            statement.setString(1, org);
            statement.setFetchSize(5_000);
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                read += found.getString(1).isEmpty() || found.getLong(2) < 0 || found.getLong(3) < 0 ? 0 : 1;
                read += found.getInt(4) < 0 ? 1 : 0;
            }
        }
        return read;
    }

    private void write(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            int open = 0;
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
                if (++open == BATCH) {
                    statement.executeBatch();
                    connection.commit();
                    open = 0;
                }
            }
            statement.executeBatch();
            connection.commit();
        }
    }
}
