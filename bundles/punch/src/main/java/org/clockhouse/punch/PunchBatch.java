package org.clockhouse.punch;

import java.time.Instant;
import java.util.List;
import org.clockhouse.kernel.TerminalId;

/**
 * What one terminal handed over at once; stored whole or not at all.
 *
 * @param source what it was read from, for people: a file name, or empty
 * @param punches in the order of the terminal's own list; one key may occur more than once and is stored once
 * @param unreadable rows that are kept in quarantine; a row already there is known
 * @param progress how far the terminal has been read with this batch
 */
public record PunchBatch(
        TerminalId terminal,
        Road road,
        String source,
        Instant receivedAt,
        List<NewPunch> punches,
        List<QuarantineDraft> unreadable,
        Progress progress) {

    /** Most punches and quarantined rows together, so that no transaction grows large. */
    public static final int LARGEST = 1_000;

    public PunchBatch {
        punches = List.copyOf(punches);
        unreadable = List.copyOf(unreadable);
        if (punches.size() + unreadable.size() > LARGEST) {
            throw new IllegalArgumentException("a batch has at most " + LARGEST + " rows");
        }
    }

    /**
     * How far a terminal has been read.
     *
     * @param cursor where its driver reads on from; {@link #KEPT} leaves the stored one as it is
     * @param reportedUpTo every punch made before this instant has been read; the stored one never goes back, so
     *     {@link Instant#EPOCH} says nothing
     */
    public record Progress(String cursor, Instant reportedUpTo) {

        /** No cursor of any driver: it holds a character that drivers may not use. */
        public static final String KEPT = "\u0000";

        public static final Progress NONE = new Progress(KEPT, Instant.EPOCH);

        public boolean movesCursor() {
            return !KEPT.equals(cursor);
        }
    }
}
