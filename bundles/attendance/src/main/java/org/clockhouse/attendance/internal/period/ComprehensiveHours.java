package org.clockhouse.attendance.internal.period;

import org.clockhouse.attendance.rule.PeriodPolicy;
import org.clockhouse.attendance.rule.PeriodPolicy.CycleBasis;
import org.clockhouse.attendance.rule.Policy;

/**
 * Hours of an approved post, summed up over a cycle (guide, section 11). Rest days inside the cycle are normal work.
 *
 * @param standard minutes of the cycle
 * @param overtime above it, statutory dates left out
 * @param holiday minutes on statutory dates
 * @param monthly overtime of an average month
 * @param overCap of it above the ceiling of a month
 */
public record ComprehensiveHours(int attended, int standard, int overtime, int holiday, int monthly, int overCap) {

    private static final int DAY = 480;

    /** @param workdays of the calendar in the cycle */
    public static ComprehensiveHours of(int worked, int onStatutoryDates, int workdays, Policy policy) {
        PeriodPolicy period = policy.period();
        int standard = period.basis() == CycleBasis.CALENDAR
                ? workdays * DAY
                : period.cycle().average();
        int overtime = Math.max(0, worked - onStatutoryDates - standard);
        int monthly = period.cycle().inAverageMonth(overtime);
        int overCap = Math.max(0, monthly - policy.overtime().monthCap().orElse(monthly));
        return new ComprehensiveHours(worked, standard, overtime, onStatutoryDates, monthly, overCap);
    }

    public int regular() {
        return attended - overtime - holiday;
    }
}
