package org.clockhouse.attendance;

import java.time.LocalDate;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;

/**
 * Where a day departs from its plan. A value, never thrown.
 *
 * @param kind {@link Kind}, or the flag it comes from
 * @param minutes how much; 0 when it has no length
 */
public record AttendanceException(Person person, DayResult day, Kind kind, int minutes) {

    /** Families of exceptions this engine raises. */
    public enum Kind {
        LATE,
        EARLY,
        MISSING_IN,
        MISSING_OUT,
        ABSENT,
        HALF_DAY,
        MAX_SPAN,
        UNASSIGNED,
        CLOCK_SKEW,
        OTHER;

        /** Whether somebody may say, with a reason, that the day is right as it is. */
        public boolean canBeAccepted() {
            return ordinal() >= MISSING_IN.ordinal() && ordinal() <= UNASSIGNED.ordinal();
        }
    }

    public EmployeeId employee() {
        return person.id();
    }

    /**
     * Which exceptions; empty kinds choose all.
     *
     * @param settledOnly leaves out days that may still change by themselves
     * @param openOnly leaves out what somebody accepted, while the day is as it was then
     */
    public record Filter(MonthQuery days, Set<Kind> kinds, boolean settledOnly, boolean openOnly) {

        public Filter {
            kinds = Set.copyOf(kinds);
        }

        public LocalDate from() {
            return days.from();
        }
    }
}
