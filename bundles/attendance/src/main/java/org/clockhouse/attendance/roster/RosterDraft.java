package org.clockhouse.attendance.roster;

import java.time.LocalDate;
import java.util.List;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;

/**
 * What a planner wants one person to work on one date. Nothing follows from it until it is published.
 *
 * @param shifts in order of start; empty unless {@code kind} is {@link Kind#PLAN}, and then for a day off
 * @param version as read; 0 while nothing is drafted for that date
 */
public record RosterDraft(EmployeeId employee, LocalDate date, Kind kind, List<ShiftId> shifts, long version) {

    /** What publishing it does. */
    public enum Kind {
        /** Nothing: there is no draft. */
        NONE,
        /** The shifts become the date's. */
        PLAN,
        /** The dated change goes, so that the standing assignment holds again. */
        STANDING
    }

    public RosterDraft {
        shifts = kind == Kind.PLAN ? List.copyOf(shifts) : List.of();
    }

    public static RosterDraft none(EmployeeId employee, LocalDate date) {
        return new RosterDraft(employee, date, Kind.NONE, List.of(), 0);
    }

    public boolean isNone() {
        return kind == Kind.NONE;
    }

    /** The same wish, as it is to be stored in place of one that was read. */
    public RosterDraft versioned(long next) {
        return new RosterDraft(employee, date, kind, shifts, isNone() ? 0 : next);
    }
}
