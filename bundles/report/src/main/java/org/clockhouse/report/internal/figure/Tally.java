package org.clockhouse.report.internal.figure;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.report.Metric;

/** What the days of a group add up to. The days of one person come in order of date. */
final class Tally {

    /** Shorter is the end of an evening and no night duty. */
    static final int NIGHT_DUTY = 120;

    private static final Map<Metric, Bucket> MINUTES = new EnumMap<>(Map.ofEntries(
            Map.entry(Metric.REQUIRED, Bucket.REQUIRED),
            Map.entry(Metric.ATTENDED, Bucket.ATTENDED),
            Map.entry(Metric.REGULAR, Bucket.REGULAR),
            Map.entry(Metric.LATE, Bucket.LATE),
            Map.entry(Metric.EARLY, Bucket.EARLY),
            Map.entry(Metric.ABSENT, Bucket.ABSENT),
            Map.entry(Metric.LEAVE, Bucket.LEAVE),
            Map.entry(Metric.UNPAID_LEAVE, Bucket.UNPAID_LEAVE),
            Map.entry(Metric.TRIP, Bucket.TRIP),
            Map.entry(Metric.OT_WORKDAY, Bucket.OT_WORKDAY),
            Map.entry(Metric.OT_REST, Bucket.OT_REST),
            Map.entry(Metric.OT_HOLIDAY, Bucket.OT_HOLIDAY),
            Map.entry(Metric.NIGHT, Bucket.NIGHT)));

    private final long[] sums = new long[Metric.values().length];
    private final Set<EmployeeId> people = new HashSet<>(2);
    private final Set<Metric> ofDate = EnumSet.noneOf(Metric.class);
    private LocalDate date = LocalDate.MIN;
    private EmployeeId person;
    private long settled;
    private long missed;

    void add(DayResult day, PersonRun.Mark mark) {
        begin(day);
        MINUTES.forEach(
                (metric, bucket) -> sums[metric.ordinal()] += day.minutes().get(bucket));
        add(Metric.OVERTIME, day.minutes().overtime());
        add(Metric.OVER_MONTH, mark.overMonth());
        add(Metric.LATE_TIMES, day.minutes().get(Bucket.LATE) > 0 ? 1 : 0);
        add(Metric.EARLY_TIMES, day.minutes().get(Bucket.EARLY) > 0 ? 1 : 0);
        boolean missing = day.has(Flag.Kind.MISSING_IN) || day.has(Flag.Kind.MISSING_OUT);
        add(Metric.MISSING_PUNCHES, missing ? 1 : 0);
        once(Metric.PLANNED_DAYS, day.minutes().get(Bucket.REQUIRED) > 0);
        once(Metric.ATTENDED_DAYS, day.minutes().get(Bucket.ATTENDED) > 0);
        once(Metric.ABSENT_DAYS, day.status() == DayStatus.ABSENT);
        once(Metric.HALF_DAYS, day.status() == DayStatus.HALF_DAY);
        once(Metric.OVER_DAYS, day.has(Flag.Kind.DAY_CAP));
        once(Metric.SEVENTH_DAYS, mark.seventh());
        once(Metric.SHORT_RESTS, mark.shortRest());
        once(Metric.BANNED_DAYS, day.has(Flag.Kind.BANNED_NIGHT) || day.has(Flag.Kind.BANNED_HOURS));
        once(Metric.NIGHT_DUTIES, day.minutes().get(Bucket.NIGHT) >= NIGHT_DUTY);
        boolean open = day.status() == DayStatus.PROVISIONAL;
        once(Metric.UNSETTLED, open);
        if (!open) {
            settled += day.minutes().get(Bucket.REQUIRED);
            missed += day.minutes().get(Bucket.LEAVE) + day.minutes().get(Bucket.SHORT);
        }
    }

    List<Long> values(List<Metric> metrics) {
        return metrics.stream().map(this::value).toList();
    }

    /** @return null for a rate where nothing was planned, or nothing of it is known yet: that is neither all nor nothing */
    private Long value(Metric metric) {
        return switch (metric) {
            case PEOPLE -> (long) people.size();
            case RATE ->
                settled == 0 ? null : Long.valueOf(Math.max(0, Math.round(10_000.0 * (settled - missed) / settled)));
            default -> sums[metric.ordinal()];
        };
    }

    private void begin(DayResult day) {
        if (!day.date().equals(date) || !day.employee().equals(person)) {
            date = day.date();
            person = day.employee();
            ofDate.clear();
            people.add(person);
        }
    }

    private void add(Metric metric, long count) {
        sums[metric.ordinal()] += count;
    }

    private void once(Metric metric, boolean holds) {
        if (holds && ofDate.add(metric)) {
            sums[metric.ordinal()]++;
        }
    }
}
