package org.clockhouse.attendance.internal.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.period.PersonCounts.AllowanceCount;
import org.clockhouse.attendance.period.PersonCounts.LateCount;
import org.clockhouse.attendance.period.PersonCounts.PointCount;
import org.clockhouse.attendance.period.PersonCounts.TotalHours;
import org.clockhouse.attendance.rule.Allowance;
import org.clockhouse.attendance.rule.OvertimePolicy;
import org.clockhouse.attendance.rule.PeriodPolicy;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.Policy.Hours.Per;
import org.clockhouse.attendance.rule.TierPolicy;

/**
 * What one person's results come to by the counts of their rules. A period follows the rules of the first of its days that counts.
 *
 * @param days in order of date
 * @param rules values of the edition that a result names
 * @param today where the person is; what lasts longer is not settled
 */
public record Counts(
        List<DayResult> days, Function<DayResult.RuleRef, Policy> rules, Employment employment, LocalDate today) {

    public List<TotalHours> totals() {
        List<TotalHours> totals = new ArrayList<>();
        for (Per per : List.of(Per.WEEK, Per.TWO_WEEKS, Per.MONTH)) {
            spans(policy -> policy.isOverDays() && policy.hours().per() == per, per)
                    .forEach((from, ofSpan) -> totals.add(total(per, from, ofSpan)));
        }
        return totals;
    }

    public List<LateCount> lates() {
        List<LateCount> lates = new ArrayList<>();
        spans(policy -> policy.period().lates().areCounted(), Per.MONTH)
                .forEach((from, ofSpan) -> lates.add(lates(from, ofSpan)));
        return lates;
    }

    public List<PointCount> points() {
        List<PointCount> points = new ArrayList<>();
        spans(policy -> !policy.period().points().each().isEmpty(), Per.MONTH)
                .forEach((from, ofSpan) -> points.add(points(from, ofSpan)));
        return points;
    }

    /** Each result by the rules of its own date. */
    private PointCount points(LocalDate from, List<DayResult> ofSpan) {
        SortedMap<String, Integer> each = new TreeMap<>();
        for (DayResult day : ofSpan) {
            Map<String, Integer> points = policy(day).period().points().each();
            day.exceptions().stream()
                    .distinct()
                    .filter(points::containsKey)
                    .forEach(exception -> each.merge(exception, points.get(exception), Integer::sum));
        }
        PeriodPolicy period = policy(ofSpan.get(0)).period();
        LocalDate until = employment.last(from, period.endOfPeriod(from));
        return new PointCount(
                from,
                until,
                ofSpan.get(0).rules(),
                state(ofSpan, until),
                each,
                each.values().stream().mapToInt(Integer::intValue).sum(),
                period.points().most());
    }

    /** What the rules of each date count of its results. */
    public List<AllowanceCount> allowances() {
        SortedMap<String, AllowanceCount> counts = new TreeMap<>();
        for (DayResult day : days) {
            for (Allowance allowance : policy(day).period().allowances()) {
                boolean counted = allowance.isEarnedBy(day.minutes());
                AllowanceCount here =
                        new AllowanceCount(allowance.name(), counted ? 1 : 0, counted ? allowance.count() : 0);
                counts.merge(
                        allowance.name(),
                        here,
                        (one, other) -> new AllowanceCount(
                                one.name(), one.results() + other.results(), one.count() + other.count()));
            }
        }
        return List.copyOf(counts.values());
    }

    private SortedMap<LocalDate, List<DayResult>> spans(Predicate<Policy> counts, Per per) {
        SortedMap<LocalDate, List<DayResult>> spans = new TreeMap<>();
        for (DayResult day : days) {
            Policy policy = policy(day);
            if (counts.test(policy)) {
                LocalDate from = start(per, day.date(), policy);
                spans.computeIfAbsent(from, any -> new ArrayList<>()).add(day);
            }
        }
        return spans;
    }

    private static LocalDate start(Per per, LocalDate date, Policy policy) {
        return switch (per) {
            case DAY -> date;
            case WEEK -> TierPolicy.monday(date);
            case TWO_WEEKS -> policy.overtime().tiers().startOfTwoWeeks(date);
            case MONTH -> policy.period().periodOf(date);
        };
    }

    private static LocalDate end(Per per, LocalDate from, Policy policy) {
        return switch (per) {
            case DAY -> from;
            case WEEK -> from.plusDays(6);
            case TWO_WEEKS -> from.plusDays(13);
            case MONTH -> policy.period().endOfPeriod(from);
        };
    }

    private Policy policy(DayResult day) {
        return rules.apply(day.rules());
    }

    private TotalHours total(Per per, LocalDate from, List<DayResult> ofSpan) {
        Policy policy = policy(ofSpan.get(0));
        LocalDate end = end(per, from, policy);
        int workdays = employment.calendarWorkdays(from, end);
        int employed = employment.workdays(from, end);
        Buckets sum = Buckets.sum(ofSpan.stream().map(DayResult::minutes).toList());
        int asked = policy.hours().required().isPresent()
                ? shareOf(policy.hours().required().getAsInt(), employed, workdays)
                : sum.get(Bucket.REQUIRED);
        int required = Math.max(0, asked - sum.get(Bucket.LEAVE) - sum.get(Bucket.TRIP));
        int attended = sum.get(Bucket.ATTENDED);
        int open = Math.max(0, attended - sum.overtime());
        int above = Math.max(0, open - required);
        OvertimePolicy overtime = policy.overtime();
        boolean counts = overtime.basis() == OvertimePolicy.Basis.QUANTITY && above > overtime.tolerance();
        LocalDate until = employment.last(from, end);
        return new TotalHours(
                per,
                from,
                until,
                ofSpan.get(0).rules(),
                new TotalHours.Share(employed, workdays),
                sum,
                state(ofSpan, until),
                required,
                attended,
                Math.min(open, required),
                Math.max(0, required - attended),
                counts ? overtime.onWorkdays().recognised(above) : 0);
    }

    /** Who joins or leaves in between is asked for the part of the workdays on which there is an employment. */
    static int shareOf(int minutes, int employed, int workdays) {
        return employed < workdays ? minutes * employed / workdays : minutes;
    }

    private ResultState state(List<DayResult> ofSpan, LocalDate until) {
        return Cycles.state(ofSpan, until, today);
    }

    private LateCount lates(LocalDate from, List<DayResult> ofSpan) {
        PeriodPolicy period = policy(ofSpan.get(0)).period();
        PeriodPolicy.Lates terms = period.lates();
        List<DayResult> late = ofSpan.stream().filter(Counts::isLate).toList();
        int free = Math.min(terms.free(), late.size());
        int forgiven = late.subList(0, free).stream()
                .mapToInt(day -> day.minutes().get(Bucket.LATE))
                .sum();
        int every = terms.every().orElse(Integer.MAX_VALUE);
        int charged = (late.size() - free) / Math.max(1, every);
        int minutes = 0;
        for (int i = 1; i <= charged; i++) {
            DayResult day = late.get(free + i * every - 1);
            minutes += terms.cost().orElse(day.minutes().get(Bucket.REQUIRED) / 2);
        }
        LocalDate until = employment.last(from, period.endOfPeriod(from));
        return new LateCount(
                from,
                until,
                ofSpan.get(0).rules(),
                state(ofSpan, until),
                late.size(),
                free,
                forgiven,
                charged,
                minutes);
    }

    private static boolean isLate(DayResult day) {
        return day.status() == DayStatus.LATE || day.status() == DayStatus.SERIOUS_LATE;
    }
}
