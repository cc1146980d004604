package org.clockhouse.attendance;

import java.util.List;
import java.util.OptionalInt;
import org.clockhouse.kernel.LocalName;

/**
 * A kind of leave, as the law or the company has it (guide, section 13).
 *
 * @param code as requests name it
 * @param basis what a day of it costs
 * @param paidPercent of the wage
 * @param mostDays of one request; calendar days where those are counted, else days of {@link #DAY} minutes
 * @param yearly what a year of it brings, by years of work, the fewest first; empty where nothing is granted by the year
 * @param carryMonths how long after its year a grant can still be taken
 */
public record LeaveType(
        String code,
        LocalName name,
        Basis basis,
        int paidPercent,
        OptionalInt mostDays,
        List<Step> yearly,
        int carryMonths) {

    /** Minutes of a day of leave. */
    public static final int DAY = 480;

    /** Time off for overtime: lots that expire. */
    public static final String COMPENSATORY = "LIEU";

    /** What is counted. */
    public enum Basis {
        /** Planned minutes. */
        WORK_MINUTES,
        /** Days of the calendar, whatever is planned on them. */
        CALENDAR_DAYS
    }

    /** @param years of work from which so many days are granted */
    public record Step(int years, int days) {}

    public LeaveType {
        yearly = List.copyOf(yearly);
    }

    /** Whether it is taken from a balance. */
    public boolean hasBalance() {
        return !yearly.isEmpty() || code.equals(COMPENSATORY);
    }
}
