package org.clockhouse.store.internal.punch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.SqlFailure;

/**
 * The small numbers that stand for terminals and {@link Manner}s in the log. A new one is given in a transaction of its
 * own, before the punches that need it, and never changes.
 */
final class PunchNumbers {

    /** What one company has. */
    private static final class Given {
        final Map<String, Integer> terminals = new HashMap<>();
        final Map<Manner, Integer> manners = new HashMap<>();
        final Map<Integer, Manner> numbered = new HashMap<>();

        void manner(Manner manner, int number) {
            manners.put(manner, number);
            numbered.put(number, manner);
        }
    }

    private final Database database;
    private final Map<String, Given> companies = new HashMap<>();

    PunchNumbers(Database database) {
        this.database = database;
    }

    synchronized int ofTerminal(String org, String terminal) {
        Integer known = given(org).terminals.get(terminal);
        return known != null
                ? known
                : give(org, (connection, given) -> {
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
                });
    }

    synchronized int ofManner(String org, Manner manner) {
        Integer known = given(org).manners.get(manner);
        return known != null
                ? known
                : give(org, (connection, given) -> {
                    int next = given.manners.size() + 1;
                    new Sql(
                                    connection,
                                    "insert into punch_manner (org_id, manner_number, " + Manner.COLUMNS
                                            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                    manner.values(org, next))
                            .update();
                    given.manner(manner, next);
                    return next;
                });
    }

    /** What a number in the log stands for; another process may have given it. */
    synchronized Manner manner(String org, int number) {
        if (!given(org).numbered.containsKey(number)) {
            companies.remove(org);
        }
        return given(org).numbered.get(number);
    }

    private interface Giving {
        int give(Connection connection, Given given);
    }

    /** When it fails, perhaps because another process gave the number, what is given is read again next time. */
    private int give(String org, Giving giving) {
        boolean done = false;
        try (Connection connection = database.connection()) {
            int number = giving.give(connection, given(org));
            connection.commit();
            done = true;
            return number;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        } finally {
            if (!done) {
                companies.remove(org);
            }
        }
    }

    private Given given(String org) {
        return companies.computeIfAbsent(org, this::read);
    }

    private Given read(String org) {
        Given given = new Given();
        try (Connection connection = database.connection()) {
            new Sql(connection, "select terminal_id, terminal_number from punch_terminal where org_id = ?", org)
                    .each(row -> given.terminals.put(row.text("terminal_id"), row.integer("terminal_number")));
            new Sql(connection, "select manner_number, " + Manner.COLUMNS + " from punch_manner where org_id = ?", org)
                    .each(row -> given.manner(Manner.of(row), row.integer("manner_number")));
            connection.commit();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
        return given;
    }
}
