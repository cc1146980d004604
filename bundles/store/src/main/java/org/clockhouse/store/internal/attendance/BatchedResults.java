package org.clockhouse.store.internal.attendance;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.store.internal.SqlFailure;

/** Writes results row by row in one batch, as Derby likes it. */
final class BatchedResults {

    private static final int COLUMNS = ResultColumn.ALL.size();
    private static final String INSERT = "insert into day_result (" + ResultColumn.names()
            + ", flags, tiers, org_id, employee_id, work_date, ordinal) values (?" + ", ?".repeat(COLUMNS + 5) + ")";
    private static final String UPDATE = ResultColumn.ALL.stream()
            .map(column -> column.name() + " = ?")
            .collect(Collectors.joining(
                    ", ",
                    "update day_result set ",
                    ", flags = ?, tiers = ? where org_id = ? and employee_id = ? and work_date = ? and ordinal = ?"));

    private final Connection connection;
    private final String org;
    private final Editions editions;

    BatchedResults(Connection connection, String org, Editions editions) {
        this.connection = connection;
        this.org = org;
        this.editions = editions;
    }

    void write(Collection<DayResult> added, Collection<DayResult> replaced) {
        run(INSERT, added);
        run(UPDATE, replaced);
    }

    private void run(String text, Collection<DayResult> results) {
        if (results.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (DayResult result : results) {
                bind(statement, result);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new SqlFailure(text, e.getNextException() == null ? e : e.getNextException());
        }
    }

    private void bind(PreparedStatement statement, DayResult result) throws SQLException {
        for (int i = 0; i < COLUMNS; i++) {
            ResultColumn column = ResultColumn.ALL.get(i);
            long value = column.value().of(result, editions);
            if (column.type().equals("int8")) {
                statement.setLong(i + 1, value);
            } else {
                statement.setInt(i + 1, (int) value);
            }
        }
        statement.setString(COLUMNS + 1, ResultColumn.flags(result.flags()));
        statement.setString(COLUMNS + 2, ResultColumn.tiers(result));
        statement.setString(COLUMNS + 3, org);
        statement.setString(COLUMNS + 4, result.employee().text());
        statement.setDate(COLUMNS + 5, Date.valueOf(result.date()));
        statement.setInt(COLUMNS + 6, result.ordinal());
    }
}
