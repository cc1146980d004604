package org.clockhouse.store.internal.punch;

import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import org.clockhouse.store.internal.Sql;

/**
 * The small numbers that stand for terminals and {@link Manner}s in the log, remembered once given. For the appender's
 * thread only, which holds the company's head while it gives a new one.
 */
final class PunchNumbers {

    /** What one company has. */
    private static final class Given {
        final Map<String, Integer> terminals = new HashMap<>();
        final Map<Manner, Integer> manners = new HashMap<>();
    }

    private final Map<String, Given> companies = new HashMap<>();

    int ofTerminal(Connection connection, String org, String terminal) {
        Given given = given(connection, org);
        Integer known = given.terminals.get(terminal);
        if (known != null) {
            return known;
        }
        int next = given.terminals.size() + 1;
        new Sql(
                        connection,
                        "insert into punch_terminal"
                                + " (org_id, terminal_id, terminal_number, cursor_text, reported_up_to, last_punch)"
                                + " values (?, ?, ?, '', 0, 0)",
                        org,
                        terminal,
                        next)
                .update();
        given.terminals.put(terminal, next);
        return next;
    }

    int ofManner(Connection connection, String org, Manner manner) {
        Given given = given(connection, org);
        Integer known = given.manners.get(manner);
        if (known != null) {
            return known;
        }
        int next = given.manners.size() + 1;
        new Sql(
                        connection,
                        "insert into punch_manner (org_id, manner_number, " + Manner.COLUMNS
                                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        manner.values(org, next))
                .update();
        given.manners.put(manner, next);
        return next;
    }

    /** After a roll-back: what was given in it was not, and another node may have given the number. */
    void forget() {
        companies.clear();
    }

    private Given given(Connection connection, String org) {
        return companies.computeIfAbsent(org, any -> read(connection, org));
    }

    private static Given read(Connection connection, String org) {
        Given given = new Given();
        new Sql(connection, "select terminal_id, terminal_number from punch_terminal where org_id = ?", org)
                .each(row -> given.terminals.put(row.text("terminal_id"), row.integer("terminal_number")));
        new Sql(connection, "select manner_number, " + Manner.COLUMNS + " from punch_manner where org_id = ?", org)
                .each(row -> given.manners.put(Manner.of(row), row.integer("manner_number")));
        return given;
    }
}
