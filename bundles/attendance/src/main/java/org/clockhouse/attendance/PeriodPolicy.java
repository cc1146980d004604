package org.clockhouse.attendance;

import java.util.List;
import java.util.OptionalInt;

/**
 * Sections 11, 13, 14, 15 and 16: what is counted over more than a day.
 *
 * @param holidayOvertime with IRREGULAR, whether minutes on a statutory date are overtime
 * @param compExpiry days after which compensatory leave expires
 * @param quota corrections in a period
 * @param startDay day of the month on which a period starts
 * @param deadline the last date of a correction is so many days after the missing punch
 * @param leastRest minutes from the end of a shift to the start of the next
 * @param mostConsecutive dates that may be planned in a row
 * @param weekPlanCap minutes that may be planned from Monday to Sunday
 */
public record PeriodPolicy(
        WorkSystem system,
        Cycle cycle,
        CycleBasis basis,
        boolean holidayOvertime,
        OptionalInt compExpiry,
        OnExpiry onExpiry,
        OptionalInt quota,
        int startDay,
        OptionalInt deadline,
        DeadlineUnit deadlineUnit,
        OptionalInt leastRest,
        OptionalInt mostConsecutive,
        OptionalInt weekPlanCap,
        List<Allowance> allowances) {

    /** Working-hour systems of China. */
    public enum WorkSystem {
        STANDARD,
        /** Hours are summed up over a cycle. */
        COMPREHENSIVE,
        /** No late, early, short or overtime. */
        IRREGULAR
    }

    /** Of comprehensive hours. */
    public enum Cycle {
        MONTH(1, 2_067),
        QUARTER(3, 6_200),
        YEAR(12, 24_800);

        private final int months;
        private final int hundredthsOfDays;

        Cycle(int months, int hundredthsOfDays) {
            this.months = months;
            this.hundredthsOfDays = hundredthsOfDays;
        }

        public int months() {
            return months;
        }

        /** Standard minutes by the average: 20.67, 62 or 248 days of eight hours. */
        public int average() {
            return hundredthsOfDays * 480 / 100;
        }
    }

    /** Whose workdays make the standard of a cycle. */
    public enum CycleBasis {
        CALENDAR,
        AVERAGE
    }

    /** What becomes of compensatory leave that nobody took. */
    public enum OnExpiry {
        PAY_AT_RATE,
        EXTEND,
        LAPSE
    }

    /** What a deadline counts. */
    public enum DeadlineUnit {
        DAYS,
        WORKDAYS
    }

    public PeriodPolicy {
        allowances = List.copyOf(allowances);
    }
}
