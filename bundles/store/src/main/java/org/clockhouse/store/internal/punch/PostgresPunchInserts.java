package org.clockhouse.store.internal.punch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** One statement each, whatever the number of rows: columns travel as arrays. */
final class PostgresPunchInserts implements PunchInserts {

    private static final String INSERT = Stream.of(PunchColumns.values())
            .map(column -> "?::" + column.type() + "[]")
            .collect(Collectors.joining(
                    ", ",
                    "insert into punch (" + PunchColumns.NAMES + ") select ?, row.* from unnest(",
                    ") as row on conflict do nothing returning position"));

    /** While one waits for the disk or the server the other works. */
    @Override
    public int lanes() {
        return 2;
    }

    @Override
    public Set<Long> insert(Connection connection, String org, List<Placed> punches) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, org);
            for (PunchColumns column : PunchColumns.values()) {
                array(connection, insert, column.ordinal() + 2, column.type(), punches, column::value);
            }
            Set<Long> added = new HashSet<>(punches.size() * 2);
            try (ResultSet positions = insert.executeQuery()) {
                while (positions.next()) {
                    added.add(positions.getLong(1));
                }
            }
            return added;
        }
    }

    @Override
    public Map<PreparedPunch.Identity, List<Stored>> stored(
            Connection connection, String org, Collection<PreparedPunch.Identity> identities) throws SQLException {
        List<PreparedPunch.Identity> all = List.copyOf(Set.copyOf(identities));
        Map<PreparedPunch.Identity, List<Stored>> stored = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("select k.*, p.manner_number, p.sealed from punch p"
                + " join unnest(?::bigint[], ?::bigint[], ?::int[]) as k(hash, reading, terminal)"
                + " on p.subject_hash = k.hash and p.reading = k.reading and p.terminal_number = k.terminal"
                + " where p.org_id = ?")) {
            array(connection, query, 1, "bigint", all, PreparedPunch.Identity::subjectHash);
            array(connection, query, 2, "bigint", all, PreparedPunch.Identity::reading);
            array(connection, query, 3, "int", all, PreparedPunch.Identity::terminal);
            query.setString(4, org);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    stored.computeIfAbsent(
                                    new PreparedPunch.Identity(found.getLong(1), found.getLong(2), found.getInt(3)),
                                    identity -> new ArrayList<>(1))
                            .add(new Stored(found.getInt(4), found.getBytes(5)));
                }
            }
        }
        return stored;
    }

    @Override
    public void update(Connection connection, String org, List<Reached> reached) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update punch_terminal t set"
                + " cursor_text = coalesce(r.cursor_text, t.cursor_text),"
                + " reported_up_to = greatest(r.reported_up_to, t.reported_up_to),"
                + " last_punch = greatest(r.last_punch, t.last_punch), stored_rows = t.stored_rows + r.stored_rows"
                + " from unnest(?::varchar[], ?::varchar[], ?::bigint[], ?::bigint[], ?::bigint[])"
                + " as r(terminal_id, cursor_text, reported_up_to, last_punch, stored_rows)"
                + " where t.org_id = ? and t.terminal_id = r.terminal_id::bpchar")) {
            array(connection, update, 1, "varchar", reached, Reached::terminalId);
            array(connection, update, 2, "varchar", reached, Reached::cursor);
            array(connection, update, 3, "bigint", reached, Reached::reportedUpTo);
            array(connection, update, 4, "bigint", reached, Reached::lastPunch);
            array(connection, update, 5, "bigint", reached, Reached::rows);
            update.setString(6, org);
            update.executeUpdate();
        }
    }

    private static <T> void array(
            Connection connection,
            PreparedStatement statement,
            int index,
            String type,
            List<T> rows,
            Function<T, Object> value)
            throws SQLException {
        Object[] values = rows.stream().map(value).toArray();
        PGConnection postgres = connection.unwrap(PGConnection.class);
        statement.setArray(index, postgres.createArrayOf(type, typed(type, values)));
    }

    /** Arrays of primitives travel in binary form. */
    private static Object typed(String type, Object[] values) {
        return switch (type) {
            case "bigint" -> Stream.of(values).mapToLong(Long.class::cast).toArray();
            case "int" -> Stream.of(values).mapToInt(Integer.class::cast).toArray();
            case "bytea" -> Arrays.copyOf(values, values.length, byte[][].class);
            default -> Arrays.copyOf(values, values.length, String[].class);
        };
    }
}
