package org.clockhouse.store.internal.punch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The statements in which the two databases differ. All rows of a call belong to one company. */
interface PunchInserts {

    /** A punch at its place. @param nth of those with its identity, from 0: a terminal may write two rows in one second */
    record Placed(long position, int terminal, int manner, long receivedAt, int nth, PreparedPunch prepared) {

        PreparedPunch.Identity identity() {
            return prepared.identity(terminal);
        }

        Placed as(int other) {
            return new Placed(position, terminal, manner, receivedAt, other, prepared);
        }
    }

    /** What the log has of an identity. */
    record Stored(int manner, byte[] sealed) {}

    /** How far a terminal came. Times in milliseconds, 0 for none; a null cursor leaves the stored one. */
    record Reached(String terminalId, String cursor, long reportedUpTo, long lastPunch, long rows) {}

    /**
     * How many groups are written at the same time. A terminal keeps to one lane, and with it everything that identifies a
     * punch, so that two never meet in one key.
     */
    int lanes();

    /** Inserts those that are not there yet, in one go. @return the positions that were used */
    Set<Long> insert(Connection connection, String org, List<Placed> punches) throws SQLException;

    /** What the log has of each, usually one; nothing of those that are not in it. */
    Map<PreparedPunch.Identity, List<Stored>> stored(
            Connection connection, String org, Collection<PreparedPunch.Identity> identities) throws SQLException;

    void update(Connection connection, String org, List<Reached> reached) throws SQLException;
}
