package org.clockhouse.attendance.internal.day;

import java.util.Comparator;
import org.clockhouse.attendance.spi.StampRepository.StampRow;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Outcome;

/**
 * What evaluation needs of a punch.
 *
 * @param position in the log, to name it; below 0 for one that stands for a missing punch
 * @param second since 1970-01-01T00:00Z, as counted: the true time, until the rules say that the stamped one counts
 * @param direction of the reader
 * @param stamped the same as the terminal's clock said it
 * @param skew whole minutes by which the clock was ahead, when that was more than is tolerated
 */
public record Stamp(long position, long second, FunctionKey key, Direction direction, long stamped, int skew) {

    /** A clock that was further off said another day. */
    private static final int SAME_DAY = 12 * 60;

    /** By time; what arrived first does not matter. */
    public static final Comparator<Stamp> BY_TIME =
            Comparator.comparingLong(Stamp::second).thenComparing(Stamp::key).thenComparingLong(Stamp::position);

    public Stamp(long position, long second, FunctionKey key, Direction direction) {
        this(position, second, key, direction, second, 0);
    }

    /** Whether it was approved in the place of a punch, and read by no terminal. */
    boolean isEntered() {
        return position < 0;
    }

    public static Stamp of(StampRow row) {
        return new Stamp(
                row.position(),
                row.second(),
                row.key(),
                row.direction(),
                row.second() + row.clockError(),
                Math.round(row.clockError() / 60f));
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

    /** As an in counts that began a minute when its seconds do: from the next whole one on. */
    Stamp fromWholeMinute() {
        long whole = -Math.floorDiv(-second, 60L) * 60;
        return whole == second ? this : new Stamp(position, whole, key, direction, stamped, skew);
    }

    /** As the terminal's clock said it; a clock that was set to another day is not believed by anybody. */
    public Stamp asStamped() {
        return Math.abs(skew) > SAME_DAY ? this : new Stamp(position, stamped, key, direction, stamped, skew);
    }
}
