package org.clockhouse.attendance.internal.day;

import java.time.Instant;

/**
 * What is known at the moment of a calculation.
 *
 * @param now minute of the clock
 * @param reportedUpTo minute before which every punch is in the log
 */
public record Knowledge(int now, int reportedUpTo) {

    public static final Knowledge COMPLETE = new Knowledge(Integer.MAX_VALUE, Integer.MAX_VALUE);

    public static Knowledge of(Instant now, Instant reportedUpTo) {
        return new Knowledge(minute(now), minute(reportedUpTo));
    }

    private static int minute(Instant instant) {
        return (int) Math.min(Integer.MAX_VALUE, Math.floorDiv(instant.getEpochSecond(), 60L));
    }

    public Horizon of(Occurrence.Window window) {
        if (now <= window.until()) {
            return Horizon.OPEN;
        }
        return reportedUpTo > window.until() ? Horizon.KNOWN : Horizon.ENDED;
    }

    /** How far a window is settled. Part of the input of a result: it changes twice, not with every minute. */
    public enum Horizon {
        /** Punches may still be made. */
        OPEN,
        /** No more are made, but a terminal may still hold some (guide, section 6). */
        ENDED,
        /** Every terminal has reported past it. */
        KNOWN
    }
}
