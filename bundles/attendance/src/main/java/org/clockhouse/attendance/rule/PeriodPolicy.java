package org.clockhouse.attendance.rule;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.attendance.Severities;

/**
 * Sections 11, 13, 14, 15 and 16: what is counted over more than a day.
 *
 * @param holidayOvertime with IRREGULAR, whether minutes on a statutory date are overtime
 * @param permit of a system that has to be permitted
 * @param bans what whoever is protected by law may not work
 * @param compExpiry days after which compensatory leave expires
 * @param leaveDay minutes of a day of leave, as a year of it grants them and accounts count them
 * @param quota corrections in a period
 * @param startDay day of the month on which a period of corrections, of lates and of a month's total starts
 * @param deadline the last date of a correction is so many days after the missing punch
 * @param correctionProof what is asked for beside a correction
 * @param leastRest minutes from the end of a shift to the start of the next
 * @param mostConsecutive dates that may be planned in a row
 * @param weekPlanCap minutes that may be planned from Monday to Sunday
 * @param severities of exceptions
 */
public record PeriodPolicy(
        WorkSystem system,
        Cycle cycle,
        CycleBasis basis,
        boolean holidayOvertime,
        Permit permit,
        Bans bans,
        OptionalInt compExpiry,
        OnExpiry onExpiry,
        int leaveDay,
        OptionalInt quota,
        int startDay,
        OptionalInt deadline,
        DeadlineUnit deadlineUnit,
        Proof correctionProof,
        OptionalInt leastRest,
        OptionalInt mostConsecutive,
        OptionalInt weekPlanCap,
        List<Allowance> allowances,
        Lates lates,
        Points points,
        Severities severities,
        HalfDay halfDay) {

    /**
     * What whoever asks for a correction of a punch they forgot has to give.
     *
     * @param position where they are while they ask
     * @param photo a picture beside the request, before anybody agrees to it
     */
    public record Proof(boolean position, boolean photo) {}

    /**
     * The approval by which some posts work comprehensive or irregular hours. Outside of it the standard system holds.
     *
     * @param number empty where none is asked for
     * @param posts positions; empty for all who work by the rules
     */
    public record Permit(String number, Optional<LocalDate> from, Optional<LocalDate> until, List<String> posts) {

        public Permit {
            posts = List.copyOf(posts);
        }

        public boolean isStated() {
            return !number.isEmpty() || from.isPresent() || until.isPresent() || !posts.isEmpty();
        }

        public boolean covers(LocalDate date, String position) {
            return (from.isEmpty() || !date.isBefore(from.get()))
                    && (until.isEmpty() || !date.isAfter(until.get()))
                    && (posts.isEmpty() || posts.stream().anyMatch(position.strip()::equalsIgnoreCase));
        }
    }

    /**
     * For minors, in pregnancy and while nursing; who they hold for and until when is said by settings of single people.
     *
     * @param night whether no minute may lie in the night
     * @param most minutes of a date
     * @param minors of whom it holds by the date of birth
     */
    public record Bans(boolean night, OptionalInt most, Minors minors) {}

    /**
     * Who is below an age works neither in the night nor more than so much on a date.
     *
     * @param age years; 0 where the rules know no minors
     * @param most minutes of a date
     */
    public record Minors(int age, int most) {

        /** @param born empty where nobody said it */
        public boolean cover(Optional<LocalDate> born, LocalDate date) {
            return born.filter(day -> day.isAfter(date.minusYears(age))).isPresent();
        }
    }

    /** Where half a day of leave splits a shift. @param at minute of the day, for FIXED alone */
    public record HalfDay(Split split, int at) {}

    /** How it does. */
    public enum Split {
        /** Before and after the first break; in the middle of the span where there is none. */
        AT_BREAK,
        /** Half of start to end, breaks included. */
        MIDDLE_SPAN,
        /** Half of the required minutes. */
        MIDDLE_NET,
        /** At a time of day. */
        FIXED
    }

    /**
     * What lates of a period cost beside the minutes of each (guide, section 6). The days stay as they are.
     *
     * @param free how many of a period are not asked about
     * @param every one in so many of the others costs something
     * @param cost minutes; half of that day's planned minutes, unless said
     */
    public record Lates(int free, OptionalInt every, OptionalInt cost) {

        public boolean areCounted() {
            return free > 0 || every.isPresent();
        }
    }

    /**
     * What exceptions of a period weigh together (guide, section 6).
     *
     * @param each points by {@code LATE}, {@code EARLY}, {@code ABSENT}, {@code HALF_DAY} or the name of a flag
     * @param most from which on somebody is told
     * @param days working days after which somebody is told of an exception that is still there, by the same names
     * @param told codes of the roles that are, by the same names; those of the notice's rule where nothing is said
     */
    public record Points(
            Map<String, Integer> each, OptionalInt most, Map<String, Integer> days, Map<String, Set<String>> told) {

        public Points {
            each = Map.copyOf(each);
            days = Map.copyOf(days);
            told = Map.copyOf(told);
        }
    }

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
        WEEK(0, 500),
        /** As {@link TierPolicy#startOfTwoWeeks} counts them. */
        TWO_WEEKS(0, 1_000),
        MONTH(1, 2_067),
        QUARTER(3, 6_200),
        YEAR(12, 24_800);

        private final int months;
        private final int hundredthsOfDays;

        Cycle(int months, int hundredthsOfDays) {
            this.months = months;
            this.hundredthsOfDays = hundredthsOfDays;
        }

        /** How many; 0 for weeks. */
        public int months() {
            return months;
        }

        /** Standard minutes by the average: 5, 10, 20.67, 62 or 248 days of eight hours. */
        public int average() {
            return hundredthsOfDays * 480 / 100;
        }

        /** What minutes of the cycle come to in a month of 20.67 workdays. */
        public int inAverageMonth(int minutes) {
            return months > 0 ? minutes / months : minutes * MONTH.hundredthsOfDays / hundredthsOfDays;
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

    /** The first date of the period of a date; a day that a month does not have is its last. */
    public LocalDate periodOf(LocalDate date) {
        LocalDate start = start(YearMonth.from(date));
        return date.isBefore(start) ? start(YearMonth.from(date).minusMonths(1)) : start;
    }

    /** The last date of the period that begins on a date. */
    public LocalDate endOfPeriod(LocalDate start) {
        return start(YearMonth.from(start).plusMonths(1)).minusDays(1);
    }

    private LocalDate start(YearMonth month) {
        return month.atDay(Math.min(startDay, month.lengthOfMonth()));
    }
}
