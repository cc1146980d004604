package org.clockhouse.attendance.internal.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.period.WorkCycle;
import org.clockhouse.attendance.period.WorkCycle.Ground;
import org.clockhouse.attendance.rule.OvertimePolicy;
import org.clockhouse.attendance.rule.PeriodPolicy.Cycle;
import org.clockhouse.attendance.rule.PeriodPolicy.CycleBasis;
import org.clockhouse.attendance.rule.PeriodPolicy.Permit;
import org.clockhouse.attendance.rule.PeriodPolicy.WorkSystem;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.TierPolicy;

/**
 * The weeks and cycles of one person's results.
 *
 * @param days in order of date
 * @param rules values of the edition that a result names
 * @param today where the person is; a cycle that lasts longer is not settled
 */
public record Cycles(
        List<DayResult> days, Function<DayResult.RuleRef, Policy> rules, Employment employment, LocalDate today) {

    /** Weeks, and pairs of weeks, where the rules that they begin with divide hours over days. */
    public List<WorkCycle> weeks() {
        List<WorkCycle> weeks = new ArrayList<>();
        List<DayResult> left = days;
        while (!left.isEmpty()) {
            DayResult first = left.get(0);
            TierPolicy tiers = rules.apply(first.rules()).overtime().tiers();
            LocalDate until = tiers.end(first.date());
            if (tiers.isOverDays()) {
                weeks.add(week(
                        tiers.start(first.date()),
                        until,
                        left.stream().filter(day -> !day.date().isAfter(until)).toList(),
                        tiers));
            }
            left = left.stream().filter(day -> day.date().isAfter(until)).toList();
        }
        return weeks;
    }

    private WorkCycle week(LocalDate from, LocalDate end, List<DayResult> ofWeek, TierPolicy policy) {
        SortedMap<LocalDate, Integer> attended = new TreeMap<>();
        ofWeek.forEach(day -> attended.merge(day.date(), open(day.minutes()), Integer::sum));
        WorkedDays.Sum sum = WorkedDays.of(WorkedDays.worked(attended, this::isWorked, policy), policy);
        LocalDate until = employment.last(from, end);
        return new WorkCycle(
                policy.twoWeekly().isEmpty() ? WorkCycle.Kind.WEEK : WorkCycle.Kind.TWO_WEEKS,
                from,
                until,
                ofWeek.get(0).rules(),
                Ground.of(policy),
                sum(ofWeek),
                state(ofWeek, until),
                provisional(ofWeek),
                sum.attended(),
                0,
                sum.regular(),
                0,
                sum.overtime(),
                sum.tiers(),
                0,
                0);
    }

    private boolean isWorked(LocalDate date) {
        return days.stream()
                .anyMatch(day -> day.date().equals(date) && day.minutes().get(Bucket.ATTENDED) > 0);
    }

    /** What no kind of overtime of the day has taken: a minute is counted once, and what was only approved not at all. */
    private static int open(Buckets day) {
        int byDay = day.get(Bucket.OT_WORKDAY) + day.get(Bucket.OT_REST) + day.get(Bucket.OT_HOLIDAY);
        return Math.max(0, day.get(Bucket.ATTENDED) - byDay);
    }

    /** Of the days whose rules know comprehensive hours; a cycle is as long as the first of them says. */
    public List<WorkCycle> comprehensive() {
        List<WorkCycle> cycles = new ArrayList<>();
        List<DayResult> left = days.stream()
                .filter(day -> rules.apply(day.rules()).period().system() == WorkSystem.COMPREHENSIVE
                        && !day.has(Flag.Kind.PERMIT))
                .toList();
        while (!left.isEmpty()) {
            DayResult first = left.get(0);
            Policy policy = rules.apply(first.rules());
            LocalDate from = start(first.date(), policy);
            LocalDate until = end(first.date(), policy);
            cycles.add(cycle(
                    from,
                    until,
                    left.stream().filter(day -> !day.date().isAfter(until)).toList(),
                    policy));
            left = left.stream().filter(day -> day.date().isAfter(until)).toList();
        }
        return cycles;
    }

    private WorkCycle cycle(LocalDate from, LocalDate end, List<DayResult> days, Policy policy) {
        Buckets sum = sum(days);
        Permit permit = policy.period().permit();
        LocalDate first = permit.from().filter(from::isBefore).orElse(from);
        LocalDate last = permit.until().filter(end::isAfter).orElse(end);
        int workdays = last.isBefore(first) ? 0 : employment.workdays(first, last);
        ComprehensiveHours hours =
                ComprehensiveHours.of(sum.get(Bucket.ATTENDED), sum.get(Bucket.OT_HOLIDAY), workdays, policy);
        OvertimePolicy overtime = policy.overtime();
        CycleBasis basis = policy.period().basis();
        LocalDate until = employment.last(from, end);
        return new WorkCycle(
                WorkCycle.Kind.valueOf(policy.period().cycle().name()),
                from,
                until,
                days.get(0).rules(),
                Ground.of(basis, workdays, overtime.monthCap()),
                sum,
                state(days, until),
                provisional(days),
                hours.attended(),
                hours.standard(),
                hours.regular(),
                hours.holiday(),
                hours.overtime(),
                new TreeMap<>(),
                hours.monthly(),
                hours.overCap());
    }

    /** The first date of the cycle of comprehensive hours of a date; cycles of months begin with the year. */
    public static LocalDate start(LocalDate date, Policy policy) {
        Cycle cycle = policy.period().cycle();
        return switch (cycle) {
            case WEEK -> TierPolicy.monday(date);
            case TWO_WEEKS -> policy.overtime().tiers().startOfTwoWeeks(date);
            case MONTH, QUARTER, YEAR -> {
                int month = date.getMonthValue() - (date.getMonthValue() - 1) % cycle.months();
                yield LocalDate.of(date.getYear(), month, 1);
            }
        };
    }

    public static LocalDate end(LocalDate date, Policy policy) {
        Cycle cycle = policy.period().cycle();
        LocalDate start = start(date, policy);
        return switch (cycle) {
            case WEEK -> start.plusDays(6);
            case TWO_WEEKS -> start.plusDays(13);
            case MONTH, QUARTER, YEAR -> start.plusMonths(cycle.months()).minusDays(1);
        };
    }

    private static Buckets sum(List<DayResult> days) {
        return Buckets.sum(days.stream().map(DayResult::minutes).toList());
    }

    private ResultState state(List<DayResult> days, LocalDate until) {
        return state(days, until, today);
    }

    /** Of the least settled of some days; provisional while there are dates to come. */
    static ResultState state(List<DayResult> days, LocalDate until, LocalDate today) {
        return until.isBefore(today)
                ? ResultState.leastSettled(days.stream().map(DayResult::state).toList())
                : ResultState.PROVISIONAL;
    }

    private static int provisional(List<DayResult> days) {
        return (int) days.stream()
                .filter(day -> day.state() == ResultState.PROVISIONAL)
                .map(DayResult::date)
                .distinct()
                .count();
    }
}
