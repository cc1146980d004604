package org.clockhouse.store.internal.punch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.SqlFailure;

/**
 * Gives out positions, and knows up to which one the log is complete: readers stop below the oldest transaction that is
 * still open. Positions are taken from the company's head row in blocks, whose rest is lost at the end of the process, and
 * are given by one process at a time: a second node would append only while it holds the lease to do so.
 */
final class PunchPositions {

    private static final int BLOCK = 10_000;

    /** What one company has. */
    private static final class Log {
        long last;
        long end;
        /** First and number of the positions of the open transactions. */
        final TreeMap<Long, Integer> open = new TreeMap<>();
    }

    private final Database database;
    private final Map<String, Log> logs = new HashMap<>();

    PunchPositions(Database database) {
        this.database = database;
    }

    /** Takes positions for a transaction that {@link #done} ends, committed or not. @return the one before the first */
    synchronized long take(String org, int count) {
        Log log = log(org);
        if (log.last + count > log.end) {
            int size = Math.max(BLOCK, count);
            log.end = moveHead(org, size);
            log.last = log.end - size;
        }
        long before = log.last;
        log.last += count;
        log.open.put(before, count);
        return before;
    }

    synchronized void done(String org, long before) {
        log(org).open.remove(before);
    }

    /** Every position up to this one is committed, or never will be. */
    synchronized long complete(String org) {
        Log log = log(org);
        return log.open.isEmpty() ? log.last : log.open.firstKey();
    }

    private Log log(String org) {
        return logs.computeIfAbsent(org, any -> {
            Log log = new Log();
            log.end = moveHead(org, 0);
            log.last = log.end;
            return log;
        });
    }

    /** @return the head's new place */
    private long moveHead(String org, int by) {
        try (Connection connection = database.connection()) {
            int moved = new Sql(
                            connection,
                            "update punch_head set last_position = last_position + ? where org_id = ?",
                            by,
                            org)
                    .update();
            if (moved == 0) {
                new Sql(connection, "insert into punch_head (org_id, last_position) values (?, ?)", org, by).update();
            }
            long head = new Sql(connection, "select last_position from punch_head where org_id = ?", org).number();
            connection.commit();
            return head;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
