package org.clockhouse.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.TerminalId;

/**
 * A suite in a branch that serves terminals where they hang and hands on what they say.
 *
 * @param terminals those that it serves; one terminal is served by one gateway
 * @param heard what it said last; empty while it never called
 */
public record Gateway(
        GatewayId id,
        String name,
        State state,
        Set<TerminalId> terminals,
        Optional<Heard> heard,
        Instant createdAt,
        long version) {

    public static final int LONGEST_NAME = 100;

    public Gateway {
        terminals = Set.copyOf(terminals);
    }

    /** Names are stored: they are never changed. */
    public enum State {
        /** Its code was not used yet. */
        INVITED,
        ENROLLED,
        /** For good: it is not listened to any more. */
        REVOKED
    }

    /**
     * How the gateway was when it called last.
     *
     * @param clockError how far its clock was ahead, the way of its call included
     * @param waiting punches that it has stored and not handed on
     * @param oldest since when the first of them waits
     * @param held version of the orders that it works by
     */
    public record Heard(
            Instant at, Duration clockError, long waiting, Optional<Instant> oldest, String software, String held) {}

    public Gateway become(State next) {
        return new Gateway(id, name, next, terminals, heard, createdAt, version);
    }
}
