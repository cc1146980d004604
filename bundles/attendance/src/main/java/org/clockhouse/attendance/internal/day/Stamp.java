package org.clockhouse.attendance.internal.day;

import java.util.Comparator;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Outcome;

/**
 * What evaluation needs of a punch.
 *
 * @param position in the log, to name it; the result does not depend on it
 * @param second since 1970-01-01T00:00Z, as counted
 * @param direction of the reader
 * @param stamped the same as the terminal's clock said it
 * @param skew whole minutes by which the clock was ahead, when that was more than is tolerated
 */
public record Stamp(long position, long second, FunctionKey key, Direction direction, long stamped, int skew) {

    /** By time; what arrived first does not matter. */
    public static final Comparator<Stamp> BY_TIME =
            Comparator.comparingLong(Stamp::second).thenComparing(Stamp::key).thenComparingLong(Stamp::position);

    public Stamp(long position, long second, FunctionKey key, Direction direction) {
        this(position, second, key, direction, second, 0);
    }

    public static Stamp of(Punch punch) {
        return new Stamp(
                punch.position(),
                punch.at().getEpochSecond(),
                punch.attributes().key(),
                punch.attributes().direction());
    }

    /** Whether a punch counts as presence: the terminal took it, at a reader meant for attendance. */
    public static boolean counts(Punch punch) {
        return punch.attributes().outcome() == Outcome.ACCEPTED
                && punch.attributes().attendance();
    }

    /** Seconds are dropped (guide, section 2). */
    public int minute() {
        return (int) Math.floorDiv(second, 60L);
    }

    public int stampedMinute() {
        return (int) Math.floorDiv(stamped, 60L);
    }

    /** At the true time. */
    Stamp corrected() {
        return new Stamp(position, stamped - skew * 60L, key, direction, stamped, skew);
    }
}
