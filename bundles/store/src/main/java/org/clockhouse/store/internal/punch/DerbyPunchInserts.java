package org.clockhouse.store.internal.punch;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.Sql;

/**
 * Batches. Most punches are new, so they are inserted outright; when one turns out to be known, one query asks which of
 * the others are. The appender is alone and holds the company's head, so the answer stays true.
 */
final class DerbyPunchInserts implements PunchInserts {

    private static final String INSERT = "insert into punch (" + PunchColumns.NAMES + ") values (?"
            + Stream.of(PunchColumns.values()).map(column -> ", ?").collect(Collectors.joining()) + ")";

    @Override
    public Set<Long> insert(Connection connection, String org, List<Placed> punches) throws SQLException {
        Set<Long> added = new HashSet<>(punches.size() * 2);
        int stored = insertUntilKnown(connection, org, punches);
        punches.subList(0, stored).forEach(punch -> added.add(punch.position()));
        if (stored < punches.size()) {
            List<Placed> rest = punches.subList(stored, punches.size());
            Set<PreparedPunch.Identity> known = known(connection, org, rest);
            List<Placed> fresh = rest.stream()
                    .filter(punch -> !known.contains(punch.identity()))
                    .toList();
            if (insertUntilKnown(connection, org, fresh) < fresh.size()) {
                throw new SQLException("a punch was stored beside the appender", "40001");
            }
            fresh.forEach(punch -> added.add(punch.position()));
        }
        return added;
    }

    /** @return how many were stored: all, or those before the first that was there already */
    private static int insertUntilKnown(Connection connection, String org, List<Placed> punches) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Placed punch : punches) {
                insert.setString(1, org);
                for (PunchColumns column : PunchColumns.values()) {
                    bind(insert, column, column.value(punch));
                }
                insert.addBatch();
            }
            insert.executeBatch();
            return punches.size();
        } catch (BatchUpdateException e) {
            if (!isKnown(e)) {
                throw e;
            }
            return e.getUpdateCounts().length;
        }
    }

    private static boolean isKnown(BatchUpdateException failure) {
        return Failures.isDuplicate(failure) || Failures.isDuplicate(failure.getNextException());
    }

    private static void bind(PreparedStatement insert, PunchColumns column, Object value) throws SQLException {
        int index = column.ordinal() + 2;
        switch (column.type()) {
            case "bigint" -> insert.setLong(index, (Long) value);
            case "int" -> insert.setInt(index, (Integer) value);
            case "bytea" -> insert.setBytes(index, (byte[]) value);
            default -> insert.setString(index, (String) value);
        }
    }

    static Set<PreparedPunch.Identity> known(Connection connection, String org, List<Placed> punches) {
        List<Long> subjects = new ArrayList<>(
                punches.stream().map(punch -> punch.prepared().subjectHash()).collect(Collectors.toSet()));
        long from =
                punches.stream().mapToLong(p -> p.prepared().reading()).min().orElse(0);
        long until =
                punches.stream().mapToLong(p -> p.prepared().reading()).max().orElse(0);
        return new HashSet<>(new Sql(
                        connection,
                        "select subject_hash, reading, terminal_number from punch"
                                + " where org_id = ? and reading between ? and ?",
                        org,
                        from,
                        until)
                .in("subject_hash", subjects)
                .list(row -> new PreparedPunch.Identity(
                        row.number("subject_hash"), row.number("reading"), row.integer("terminal_number"))));
    }

    @Override
    public void update(Connection connection, String org, List<Reached> reached) {
        Sql.batch(
                connection,
                "update punch_terminal set cursor_text = case when ? then ? else cursor_text end,"
                        + " reported_up_to = case when reported_up_to < ? then ? else reported_up_to end,"
                        + " last_punch = case when last_punch < ? then ? else last_punch end"
                        + " where org_id = ? and terminal_id = ?",
                reached.stream()
                        .map(r -> new Object[] {
                            r.cursor() != null,
                            r.cursor() == null ? "" : r.cursor(),
                            r.reportedUpTo(),
                            r.reportedUpTo(),
                            r.lastPunch(),
                            r.lastPunch(),
                            org,
                            r.terminalId()
                        })
                        .toList());
    }

    @Override
    public void mark(Connection connection, String org, List<Mark> marks) {
        Sql.batch(
                connection,
                "insert into day_mark (org_id, employee_id, from_day, until_day) values (?, ?, ?, ?)",
                marks.stream()
                        .map(mark -> new Object[] {org, mark.employeeId(), mark.day(), mark.day()})
                        .toList());
    }
}
