package org.clockhouse.store.internal.punch;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.Sql;

/**
 * Batches. Most punches are new, so they are inserted outright; when one turns out to be known, the others are
 * looked up. A terminal's punches come in one lane, so the answer stays true.
 */
final class DerbyPunchInserts implements PunchInserts {

    private static final String INSERT = "insert into punch (" + PunchColumns.NAMES + ") values (?"
            + Stream.of(PunchColumns.values()).map(column -> ", ?").collect(Collectors.joining()) + ")";

    /** Two wait for each other at the same index pages: measured, one alone stores twice as much. */
    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public Set<Long> insert(Connection connection, String org, List<Placed> punches) throws SQLException {
        Set<Long> added = new HashSet<>(punches.size() * 2);
        int stored = insertUntilKnown(connection, org, punches);
        punches.subList(0, stored).forEach(punch -> added.add(punch.position()));
        if (stored < punches.size()) {
            List<Placed> rest = punches.subList(stored, punches.size());
            Set<PreparedPunch.Identity> known = stored(
                            connection, org, rest.stream().map(Placed::identity).toList())
                    .keySet();
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

    /** One by one: of an IN list behind the company Derby would read the whole log, and a lookup costs no round trip. */
    @Override
    public Map<PreparedPunch.Identity, List<Stored>> stored(
            Connection connection, String org, Collection<PreparedPunch.Identity> identities) throws SQLException {
        Map<PreparedPunch.Identity, List<Stored>> stored = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select manner_number, sealed from punch --DERBY-PROPERTIES constraint=punch_identity_key\n"
                        + " where org_id = ? and subject_hash = ? and reading = ? and terminal_number = ?")) {
            for (PreparedPunch.Identity identity : Set.copyOf(identities)) {
                query.setString(1, org);
                query.setLong(2, identity.subjectHash());
                query.setLong(3, identity.reading());
                query.setInt(4, identity.terminal());
                try (ResultSet found = query.executeQuery()) {
                    while (found.next()) {
                        stored.computeIfAbsent(identity, i -> new ArrayList<>(1))
                                .add(new Stored(found.getInt(1), found.getBytes(2)));
                    }
                }
            }
        }
        return stored;
    }

    @Override
    public void update(Connection connection, String org, List<Reached> reached) {
        Sql.batch(
                connection,
                "update punch_terminal set cursor_text = case when ? then ? else cursor_text end,"
                        + " reported_up_to = case when reported_up_to < ? then ? else reported_up_to end,"
                        + " last_punch = case when last_punch < ? then ? else last_punch end, stored_rows = stored_rows + ?"
                        + " where org_id = ? and terminal_id = ?",
                reached.stream()
                        .map(r -> new Object[] {
                            r.cursor() != null,
                            r.cursor() == null ? "" : r.cursor(),
                            r.reportedUpTo(),
                            r.reportedUpTo(),
                            r.lastPunch(),
                            r.lastPunch(),
                            r.rows(),
                            org,
                            r.terminalId()
                        })
                        .toList());
    }
}
