package org.clockhouse.store.internal.punch;

import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.store.internal.Sql;

/** The small numbers that stand for terminals in the log, remembered once given. For the appender's thread only. */
final class PunchTerminals {

    private record Name(String org, String terminal) {}

    private final Map<Name, Integer> numbers = new HashMap<>();

    /** Gives a new number to a terminal that has none; the caller holds the company's head. */
    int number(Connection connection, String org, String terminal) {
        return numbers.computeIfAbsent(
                new Name(org, terminal), name -> find(connection, name).orElseGet(() -> give(connection, name)));
    }

    /** After a roll-back: what was given in it was not. */
    void forget() {
        numbers.clear();
    }

    private static Optional<Integer> find(Connection connection, Name name) {
        return new Sql(
                        connection,
                        "select terminal_number from punch_terminal where org_id = ? and terminal_id = ?",
                        name.org(),
                        name.terminal())
                .first(row -> row.integer("terminal_number"));
    }

    private static int give(Connection connection, Name name) {
        int next = (int) new Sql(
                                connection,
                                "select max(terminal_number) from punch_terminal where org_id = ?",
                                name.org())
                        .number()
                + 1;
        new Sql(
                        connection,
                        "insert into punch_terminal"
                                + " (org_id, terminal_id, terminal_number, cursor_text, reported_up_to, last_punch)"
                                + " values (?, ?, ?, '', 0, 0)",
                        name.org(),
                        name.terminal(),
                        next)
                .update();
        return next;
    }
}
