package org.clockhouse.benchmarks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.clockhouse.attendance.internal.day.DayKinds;
import org.clockhouse.attendance.internal.day.DayPlan;
import org.clockhouse.attendance.internal.day.Knowledge;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.Occurrences;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.internal.day.WallClock;
import org.clockhouse.attendance.internal.result.Day;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.registry.calendar.Calendar;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Employee-days a second of the rules alone, on one thread of a process of its own, by JMH: a day shift between two others, six punches. The
 * bound is the same day under a rule set that sets nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class EngineBench {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 17);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Map<String, String> MANY = Map.of(
            "ot_mode", "BY_PUNCH",
            "ot_unit", "30",
            "ot_breaks", "18:00-18:30",
            "day_cap", "180",
            "night", "22:00-06:00",
            "flex_late", "30",
            "round_in", "UP 5 2",
            "auto_meal", "30 after 600",
            "late_grace", "5");

    private final DayPlan plain = plan(Policy.STANDARD);
    private final DayPlan many = plan(Policy.of(MANY));
    private final List<Stamp> stamps =
            List.of(at(-1, 538), at(-1, 1_082), at(0, 544), at(0, 1_231), at(1, 538), at(1, 1_082));

    @Benchmark
    public Object plainDay() {
        return Day.evaluate(plain, stamps, Knowledge.COMPLETE);
    }

    @Benchmark
    public Object day() {
        return Day.evaluate(many, stamps, Knowledge.COMPLETE);
    }

    static void run() throws RunnerException {
        Map<String, Double> rates = new Runner(new OptionsBuilder()
                        .include(EngineBench.class.getName().replace(".", "\\."))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run().stream()
                        .collect(
                                Collectors.toMap(run -> run.getPrimaryResult().getLabel(), run -> run.getPrimaryResult()
                                        .getScore()));
        System.out.println(new Line("engine.day", rates.get("day"), rates.get("plainDay"), 0, "employee-days/s"));
    }

    private static DayPlan plan(Policy policy) {
        RuleSet rules = new RuleSet(RuleSetId.next(), "BENCH", new LocalName("", "Bench"), 1, Shift.ALWAYS, policy, 1);
        ShiftTerms terms = new ShiftTerms(
                "D9",
                new LocalName("", "Day"),
                "",
                List.of(new ShiftTerms.Segment(540, 1_080)),
                List.of(new ShiftTerms.Break(720, 780, false)),
                120,
                360,
                rules.id(),
                OptionalInt.empty(),
                OptionalInt.empty());
        Shift shift = new Shift(ShiftId.next(), 1, Shift.ALWAYS, terms, false, 1);
        return new DayPlan(
                DATE,
                ZONE,
                Calendar.ordinary(Calendar.WEEKEND, DATE),
                rules,
                List.of(on(shift, rules, DATE)),
                List.of(on(shift, rules, DATE.minusDays(1)), on(shift, rules, DATE.plusDays(1))),
                Occurrences.cut(rules, rules, DATE, ZONE),
                DayPlan.Cover.NONE);
    }

    private static Occurrence on(Shift shift, RuleSet rules, LocalDate date) {
        return Occurrences.planned(
                shift,
                rules,
                Occurrences.policy(shift.terms(), rules),
                date,
                ZONE,
                DayKinds.around(date, ZONE, day -> Calendar.ordinary(Calendar.WEEKEND, day)));
    }

    private static Stamp at(int days, int minuteOfDay) {
        long second = WallClock.minute(DATE.plusDays(days), minuteOfDay, ZONE) * 60L;
        return new Stamp(second, second, FunctionKey.UNSTATED, Direction.BOTH);
    }
}
