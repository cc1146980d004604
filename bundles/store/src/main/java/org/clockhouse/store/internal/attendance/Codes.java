package org.clockhouse.store.internal.attendance;

import java.util.List;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.registry.DayType;

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

    private Codes() {}
}
