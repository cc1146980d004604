package org.clockhouse.attendance.internal.period;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayResult;
import org.clockhouse.attendance.PeriodPolicy.Cycle;
import org.clockhouse.attendance.PeriodPolicy.WorkSystem;
import org.clockhouse.attendance.Policy;
import org.clockhouse.attendance.WorkCycle;

/**
 * The weeks and cycles of one person's results.
 *
 * @param days in order of date
 * @param rules values of the edition that a result names
 * @param workdays of the person's calendar while employed, from a date to another, both inclusive
 */
public record Cycles(
        List<DayResult> days,
        Function<DayResult.RuleRef, Policy> rules,
        ToIntBiFunction<LocalDate, LocalDate> workdays) {

    /** Monday to Sunday, where the rules that the week begins with have tiers of a week. */
    public List<WorkCycle> weeks() {
        List<WorkCycle> weeks = new ArrayList<>();
        by(Cycles::monday, days).forEach((monday, ofWeek) -> {
            DayResult first = ofWeek.get(0);
            Policy policy = rules.apply(first.rules());
            if (!policy.overtime().weekly().isEmpty()) {
                weeks.add(week(monday, ofWeek, policy));
            }
        });
        return weeks;
    }

    public static LocalDate monday(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static WorkCycle week(LocalDate monday, List<DayResult> days, Policy policy) {
        SortedMap<LocalDate, Integer> attended = new TreeMap<>();
        days.forEach(day -> attended.merge(day.date(), open(day.minutes()), Integer::sum));
        WorkedDays.Sum sum = WorkedDays.of(List.copyOf(attended.values()), policy.overtime());
        SortedMap<String, Integer> tiers = new TreeMap<>(sum.weekly());
        sum.daily().forEach((tier, minutes) -> tiers.merge(tier, minutes, Integer::sum));
        return new WorkCycle(
                WorkCycle.Kind.WEEK,
                monday,
                monday.plusDays(6),
                days.get(0).rules(),
                sum.attended(),
                0,
                sum.regular(),
                0,
                sum.overtime(),
                tiers,
                0,
                0);
    }

    /** What no kind of overtime of the day has taken: a minute is counted once. */
    private static int open(Buckets day) {
        return day.get(Bucket.ATTENDED)
                - day.get(Bucket.OT_WORKDAY)
                - day.get(Bucket.OT_REST)
                - day.get(Bucket.OT_HOLIDAY);
    }

    /** Of the days whose rules know comprehensive hours; a cycle is as long as the first of them says. */
    public List<WorkCycle> comprehensive() {
        List<WorkCycle> cycles = new ArrayList<>();
        List<DayResult> left = days.stream()
                .filter(day -> rules.apply(day.rules()).period().system() == WorkSystem.COMPREHENSIVE)
                .toList();
        while (!left.isEmpty()) {
            DayResult first = left.get(0);
            Policy policy = rules.apply(first.rules());
            LocalDate from = start(first.date(), policy.period().cycle());
            LocalDate until = end(first.date(), policy.period().cycle());
            cycles.add(cycle(
                    from,
                    until,
                    left.stream().filter(day -> !day.date().isAfter(until)).toList(),
                    policy));
            left = left.stream().filter(day -> day.date().isAfter(until)).toList();
        }
        return cycles;
    }

    private WorkCycle cycle(LocalDate from, LocalDate until, List<DayResult> days, Policy policy) {
        Buckets sum = Buckets.sum(days.stream().map(DayResult::minutes).toList());
        ComprehensiveHours hours = ComprehensiveHours.of(
                sum.get(Bucket.ATTENDED), sum.get(Bucket.OT_HOLIDAY), workdays.applyAsInt(from, until), policy);
        return new WorkCycle(
                WorkCycle.Kind.valueOf(policy.period().cycle().name()),
                from,
                until,
                days.get(0).rules(),
                hours.attended(),
                hours.standard(),
                hours.regular(),
                hours.holiday(),
                hours.overtime(),
                new TreeMap<>(),
                hours.monthly(),
                hours.overCap());
    }

    /** The first date of the cycle of a date; cycles begin with the year. */
    public static LocalDate start(LocalDate date, Cycle cycle) {
        int month = date.getMonthValue() - (date.getMonthValue() - 1) % cycle.months();
        return LocalDate.of(date.getYear(), month, 1);
    }

    public static LocalDate end(LocalDate date, Cycle cycle) {
        return start(date, cycle).plusMonths(cycle.months()).minusDays(1);
    }

    private static SortedMap<LocalDate, List<DayResult>> by(
            Function<LocalDate, LocalDate> start, List<DayResult> days) {
        SortedMap<LocalDate, List<DayResult>> groups = new TreeMap<>();
        days.forEach(day -> groups.computeIfAbsent(start.apply(day.date()), any -> new ArrayList<>())
                .add(day));
        return groups;
    }
}
