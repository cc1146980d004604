package org.clockhouse.attendance.leave;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.Approved;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;

/**
 * A kind of leave, as the law or the company has it (guide, section 13), in one of its editions.
 *
 * @param code as requests name it
 * @param from leave that begins on this date or later is judged by this edition, until the next one's date
 * @param version as read; 0 for one that ships with the suite or is new
 */
public record LeaveType(String code, LocalDate from, Terms terms, long version) {

    /** Minutes of a day of leave, unless rules say otherwise. */
    public static final int DAY = 480;

    /** Time off for overtime: lots that expire. */
    public static final String COMPENSATORY = "LIEU";

    private static final int MOST_DAYS = 366;
    private static final int MOST_STEPS = 12;
    private static final int MOST_LETTERS = 2;

    /** What is counted. */
    public enum Basis {
        /** Planned minutes. */
        WORK_MINUTES,
        /** Days of the calendar, whatever is planned on them. */
        CALENDAR_DAYS
    }

    /** @param years of work from which so many days are granted */
    public record Step(int years, int days) {}

    /**
     * What it is.
     *
     * @param basis what a day of it costs
     * @param paidPercent of the wage
     * @param unit minutes of the plan that a request covers are a multiple of it; 1 for any
     * @param mostDays of one request; calendar days where those are counted, else days of {@link #DAY} minutes
     * @param deadline days after its first date, or before it when negative, by which it is asked for; empty for any
     * @param balance whether it is taken from an account
     * @param yearly what a year of it brings, by years of work, the fewest first; empty where nothing is granted by the year
     * @param carryMonths how long after its year a grant can still be taken
     * @param offered whether it can be asked for
     * @param attachment whether nobody agrees to it before a file lies beside it
     * @param attended whether planned minutes that it covers are credited as attended, and not counted as leave
     * @param sign one or two letters by which the month sheet shows it; empty for those of any leave
     */
    public record Terms(
            LocalName name,
            Basis basis,
            int paidPercent,
            int unit,
            OptionalInt mostDays,
            OptionalInt deadline,
            boolean balance,
            List<Step> yearly,
            int carryMonths,
            boolean offered,
            boolean attachment,
            boolean attended,
            Optional<LocalName> sign) {

        /** @throws Refused {@code leave-type.invalid} with every wrong place */
        public Terms {
            yearly = List.copyOf(yearly);
            List<Violation> wrong = new ArrayList<>();
            requireRange("/paidPercent", paidPercent, 0, 300, wrong);
            requireRange("/unit", unit, 1, DAY, wrong);
            requireRange("/mostDays", mostDays.orElse(1), 1, MOST_DAYS, wrong);
            requireRange("/deadline", deadline.orElse(0), -MOST_DAYS, MOST_DAYS, wrong);
            requireRange("/carryMonths", carryMonths, 0, 36, wrong);
            if (!isAscending(yearly)) {
                wrong.add(new Violation("/yearly", "leave-type.yearly", "years of work ascend, days are 1 to 366"));
            } else if (!yearly.isEmpty() && !balance) {
                wrong.add(new Violation("/balance", "leave-type.balance", "what is granted is taken from an account"));
            }
            requireRange("/sign", sign.map(Terms::longest).orElse(1), 1, MOST_LETTERS, wrong);
            if (attended && paidPercent == 0) {
                wrong.add(new Violation("/attended", "leave-type.attended", "what counts as attended is paid"));
            }
            if (!wrong.isEmpty()) {
                throw new Refused("leave-type.invalid", "the type has " + wrong.size() + " wrong values", wrong);
            }
        }

        private static int longest(LocalName sign) {
            return Math.max(sign.zh().length(), sign.en().length());
        }

        private static boolean isAscending(List<Step> steps) {
            int last = -1;
            for (Step step : steps) {
                if (step.years() <= last || step.days() < 1 || step.days() > MOST_DAYS) {
                    return false;
                }
                last = step.years();
            }
            return steps.size() <= MOST_STEPS;
        }

        private static void requireRange(String pointer, int value, int least, int most, List<Violation> wrong) {
            if (value < least || value > most) {
                wrong.add(new Violation(pointer, "leave-type.range", least + " to " + most));
            }
        }
    }

    public LocalName name() {
        return terms.name();
    }

    /** As what it counts once it is approved. */
    public Approved.Kind counts() {
        if (terms.attended()) {
            return Approved.Kind.LEAVE_CREDIT;
        }
        return terms.paidPercent() == 0 ? Approved.Kind.LEAVE_UNPAID : Approved.Kind.LEAVE;
    }

    /** Whether people think of it in days, and of anything else in hours: it comes by the year, or is taken by half days at least. */
    public boolean isInDays() {
        return !terms.yearly().isEmpty() || terms.basis() == Basis.CALENDAR_DAYS || terms.unit() >= DAY / 2;
    }

    /** Whether it is taken from a balance. */
    public boolean hasBalance() {
        return terms.balance();
    }
}
