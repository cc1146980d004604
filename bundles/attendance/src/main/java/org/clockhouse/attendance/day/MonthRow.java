package org.clockhouse.attendance.day;

import java.util.List;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.Person;

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
