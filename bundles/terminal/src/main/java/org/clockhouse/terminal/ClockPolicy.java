package org.clockhouse.terminal;

import java.time.Duration;

/**
 * What becomes of terminals' clocks that are off.
 *
 * @param tolerance how far a clock may be off
 * @param version 0 until somebody decided; then the configuration speaks
 */
public record ClockPolicy(Handling handling, Duration tolerance, long version) {

    public static final Duration SHORTEST = Duration.ofSeconds(5);
    public static final Duration LONGEST = Duration.ofHours(1);

    /** Punches count by the measured offset and are flagged in every case. Names are stored: they are never changed. */
    public enum Handling {
        /** The clock is set. */
        CORRECT,
        /** The clock is left as it is. */
        FLAG,
        /** The clock is left as it is, and days stay provisional until it is right: the terminal's completeness mark stands still. */
        HOLD
    }

    public boolean isOff(Duration error) {
        return error.abs().compareTo(tolerance) > 0;
    }
}
