package org.clockhouse.store.internal.attendance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.store.internal.SqlFailure;
import org.postgresql.PGConnection;

/** Writes results in one statement whatever their number: each column travels as an array. For PostgreSQL. */
final class ArrayedResults {

    private static final String WRITE =
            "insert into day_result (org_id, employee_id, work_date, ordinal, flags, tiers, "
                    + ResultColumn.names()
                    + ") select ?, r.employee_id, date '1970-01-01' + r.day_number, r.ordinal, r.flags, r.tiers, "
                    + ResultColumn.ALL.stream()
                            .map(column -> "r." + column.name())
                            .collect(Collectors.joining(", "))
                    + " from unnest(?::varchar[], ?::int4[], ?::int4[], ?::varchar[], ?::varchar[], "
                    + ResultColumn.ALL.stream()
                            .map(column -> "?::" + column.type() + "[]")
                            .collect(Collectors.joining(", "))
                    + ") as r(employee_id, day_number, ordinal, flags, tiers, " + ResultColumn.names() + ")"
                    + " on conflict (org_id, employee_id, work_date, ordinal) do update set flags = excluded.flags, tiers = excluded.tiers, "
                    + ResultColumn.ALL.stream()
                            .map(column -> column.name() + " = excluded." + column.name())
                            .collect(Collectors.joining(", "));

    private final Connection connection;
    private final String org;
    private final Editions editions;

    ArrayedResults(Connection connection, String org, Editions editions) {
        this.connection = connection;
        this.org = org;
        this.editions = editions;
    }

    void write(List<DayResult> results) {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            PGConnection postgres = connection.unwrap(PGConnection.class);
            statement.setString(1, org);
            statement.setArray(
                    2,
                    postgres.createArrayOf(
                            "varchar",
                            results.stream()
                                    .map(result -> result.employee().text())
                                    .toArray(String[]::new)));
            statement.setArray(
                    3,
                    postgres.createArrayOf(
                            "int4",
                            results.stream()
                                    .mapToInt(result -> (int) result.date().toEpochDay())
                                    .toArray()));
            statement.setArray(
                    4,
                    postgres.createArrayOf(
                            "int4",
                            results.stream().mapToInt(DayResult::ordinal).toArray()));
            statement.setArray(
                    5,
                    postgres.createArrayOf(
                            "varchar",
                            results.stream()
                                    .map(result -> ResultColumn.flags(result.flags()))
                                    .toArray(String[]::new)));
            statement.setArray(
                    6,
                    postgres.createArrayOf(
                            "varchar", results.stream().map(ResultColumn::tiers).toArray(String[]::new)));
            for (int i = 0; i < ResultColumn.ALL.size(); i++) {
                ResultColumn column = ResultColumn.ALL.get(i);
                statement.setArray(i + 7, postgres.createArrayOf(column.type(), numbers(column, results)));
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(WRITE, e);
        }
    }

    /** Arrays of primitives travel in binary form. */
    private Object numbers(ResultColumn column, List<DayResult> results) {
        if (column.type().equals("int8")) {
            return results.stream()
                    .mapToLong(result -> column.value().of(result, editions))
                    .toArray();
        }
        return results.stream()
                .mapToInt(result -> (int) column.value().of(result, editions))
                .toArray();
    }
}
