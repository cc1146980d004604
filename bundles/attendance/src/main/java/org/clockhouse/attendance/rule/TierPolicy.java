package org.clockhouse.attendance.rule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

/**
 * Section 10: thresholds above which minutes fall into tiers of overtime. A minute is in one tier.
 *
 * @param daily of a date
 * @param weekly of a week, Monday to Sunday
 * @param twoWeekly of two weeks
 * @param twoWeeksFrom a date of the first week of any such two
 * @param consecutive of a date that is the n-th worked in a row, and of those after it
 * @param consecutiveDay which one
 * @param row where a row of dates may begin
 * @param weekdays of days of the week
 * @param rates per cent by tier: of the tiers that a minute reaches it is in the dearest
 */
public record TierPolicy(
        List<Tier> daily,
        List<Tier> weekly,
        List<Tier> twoWeekly,
        LocalDate twoWeeksFrom,
        List<Tier> consecutive,
        int consecutiveDay,
        Row row,
        Map<DayOfWeek, List<Tier>> weekdays,
        List<Tier> rates,
        Combine combine) {

    /** How thresholds of a date and of a week meet. A minute is counted once. */
    public enum Combine {
        /** Above either. */
        UNION,
        /** The week is counted over what is below the daily threshold. */
        REGULAR_ONLY
    }

    /** Dates worked in a row. */
    public enum Row {
        /** It begins anew on Mondays. */
        IN_WEEK,
        /** Over Sundays, too. */
        ANY
    }

    public TierPolicy {
        daily = List.copyOf(daily);
        weekly = List.copyOf(weekly);
        twoWeekly = List.copyOf(twoWeekly);
        consecutive = List.copyOf(consecutive);
        weekdays = Map.copyOf(weekdays);
        rates = List.copyOf(rates);
    }

    /** Whether anything is divided that a date does not divide by itself. */
    public boolean isOverDays() {
        return !weekly.isEmpty() || !twoWeekly.isEmpty() || isOfRows() || !weekdays.isEmpty();
    }

    public boolean isOfRows() {
        return !consecutive.isEmpty();
    }

    /** The Monday on which what is counted over days begins anew: that of the week, or of the two weeks. */
    public LocalDate start(LocalDate date) {
        return twoWeekly.isEmpty() ? monday(date) : startOfTwoWeeks(date);
    }

    /** The Monday of the two weeks of a date, whatever is counted over them. */
    public LocalDate startOfTwoWeeks(LocalDate date) {
        LocalDate monday = monday(date);
        long weeks = ChronoUnit.WEEKS.between(monday(twoWeeksFrom), monday);
        return monday.minusWeeks(Math.floorMod(weeks, 2));
    }

    /** The Sunday with which it ends. */
    public LocalDate end(LocalDate date) {
        return start(date).plusDays(twoWeekly.isEmpty() ? 6 : 13);
    }

    public static LocalDate monday(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Of a tier, in per cent; 0 where nothing is said. */
    public int rate(Tier tier) {
        return rates.stream()
                .filter(rate -> rate.bucket().equals(tier.bucket()))
                .mapToInt(Tier::above)
                .findFirst()
                .orElse(0);
    }
}
