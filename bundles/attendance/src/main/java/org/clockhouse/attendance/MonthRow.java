package org.clockhouse.attendance;

import java.util.List;

/**
 * One person's days of a period.
 *
 * @param days results in order of date and ordinal; dates without plan and punches have none
 * @param totals sums over the days
 */
public record MonthRow(Person person, List<DayResult> days, Buckets totals) {

    public MonthRow {
        days = List.copyOf(days);
    }

    public static MonthRow of(Person person, List<DayResult> days) {
        return new MonthRow(
                person, days, Buckets.sum(days.stream().map(DayResult::minutes).toList()));
    }
}
