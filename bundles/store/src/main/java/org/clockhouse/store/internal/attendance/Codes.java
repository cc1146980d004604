package org.clockhouse.store.internal.attendance;

import java.util.Collection;
import java.util.List;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.registry.calendar.DayType;

/** Small numbers in place of words that stand in every row. The place in a list is stored: add at the end, never change. */
final class Codes {

    static final List<DayStatus> STATUS = List.of(
            DayStatus.PROVISIONAL,
            DayStatus.EXEMPT,
            DayStatus.TRIP,
            DayStatus.ABSENT,
            DayStatus.HALF_DAY,
            DayStatus.MISSING_IN,
            DayStatus.SERIOUS_LATE,
            DayStatus.LATE,
            DayStatus.NORMAL);

    static final List<ResultState> STATE =
            List.of(ResultState.PROVISIONAL, ResultState.FINAL, ResultState.LOCKED, ResultState.ADJUSTED);

    static final List<DayType> TYPE = List.of(
            DayType.WORKDAY,
            DayType.REST_DAY,
            DayType.STATUTORY,
            DayType.COMPANY_HOLIDAY,
            DayType.SWAPPED_WORKDAY,
            DayType.SWAPPED_REST);

    /** The names of exceptions, each a bit in {@code departures}. */
    private static final List<String> EXCEPTIONS = List.of(
            "LATE",
            "EARLY",
            "ABSENT",
            "HALF_DAY",
            "MISSING_IN",
            "MISSING_OUT",
            "OUT_WITHOUT_IN",
            "DUPLICATE_IN",
            "AUTO_CLOSED",
            "MAX_SPAN",
            "LONG_BREAK",
            "SHORT_BREAK",
            "MANY_BREAKS",
            "MISSED_BREAK",
            "CORE_VIOLATION",
            "CLOCK_SKEW",
            "DAY_CAP",
            "MONTH_CAP",
            "UNASSIGNED",
            "BANNED_NIGHT",
            "BANNED_HOURS",
            "PERMIT",
            "INCIDENT");

    private Codes() {}

    /** @throws IllegalArgumentException for an exception that has no bit yet */
    static int departures(Collection<String> exceptions) {
        int bits = 0;
        for (String exception : exceptions) {
            int place = EXCEPTIONS.indexOf(exception);
            if (place < 0) {
                throw new IllegalArgumentException("no bit for exception " + exception);
            }
            bits |= 1 << place;
        }
        return bits;
    }
}
