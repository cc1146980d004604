package org.clockhouse.driver;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A conversation with one terminal. The host calls it from one thread at a time, except {@link #close()}. Every call ends
 * within the reply timeout of its {@link DriverContext} for each answer it waits for, or by interruption, or by close.
 *
 * <p>Punches are delivered at least once: the host stores a page, then acknowledges it. Reading again from the same
 * cursor yields the same punches with the same record ids until they are acknowledged.
 */
@ConsumerType
public interface TerminalSession extends AutoCloseable {

    /** Who answered and what it can; learned while connecting. */
    TerminalIdentity identity();

    /**
     * The oldest rows after the cursor, at most {@code limit} of them, oldest first, unreadable ones included. A cursor
     * that means nothing to the terminal any more, because its log was cleared or it was swapped, reads as the start with
     * a gap.
     */
    PunchPage readPunches(Cursor after, int limit) throws DriverException, InterruptedException;

    /**
     * Tells the terminal that every punch up to the cursor is safely stored and may be forgotten. Never clears a log that
     * the terminal keeps for others; what follows the cursor is always kept.
     */
    void acknowledge(Cursor upTo) throws DriverException, InterruptedException;

    Health health() throws DriverException, InterruptedException;

    /** Ends the session, failing a call still running within two seconds. Idempotent; any thread may call it. */
    @Override
    void close();
}
