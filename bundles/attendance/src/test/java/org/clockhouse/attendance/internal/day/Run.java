package org.clockhouse.attendance.internal.day;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.internal.day.DayPlan.Cover;
import org.clockhouse.attendance.internal.result.Day;
import org.clockhouse.attendance.internal.result.Evaluated;
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
import org.clockhouse.registry.calendar.DayType;

/**
 * A run of kind {@code day} as the acceptance cases write it: rules, plan, punches in, results out. Every part is a value under
 * a name of that format, so that a reader of the file needs nothing else.
 */
final class Run {

    private static final RuleSetId RULES = RuleSetId.next();

    private final Map<String, String> rule = new TreeMap<>();
    private final SortedMap<LocalDate, Map<String, String>> ruleVersions = new TreeMap<>();
    /** By what they were read from: a plan asks for the same ones a dozen times. */
    private final Map<Map<String, String>, Policy> policies = new HashMap<>();

    private final List<Planned> plan = new ArrayList<>();
    private final List<String[]> punches = new ArrayList<>();
    private final Map<LocalDate, DayType> calendar = new TreeMap<>();
    private final List<String[]> leave = new ArrayList<>();
    private final List<String[]> trip = new ArrayList<>();
    private final List<String[]> overtime = new ArrayList<>();
    private LocalDate first = LocalDate.MAX;
    private LocalDate last = LocalDate.MIN;
    private Knowledge knowledge = Knowledge.COMPLETE;
    private ZoneId zone = ZoneId.of("Asia/Shanghai");

    private record Planned(LocalDate date, Shift shift) {}

    static Run day() {
        return new Run();
    }

    Run rule(String name, String value) {
        rule.put(name, value);
        return this;
    }

    Run ruleFrom(String date, String name, String value) {
        ruleVersions
                .computeIfAbsent(LocalDate.parse(date), any -> new TreeMap<>())
                .put(name, value);
        return this;
    }

    Run zone(String name) {
        zone = ZoneId.of(name);
        return this;
    }

    Run freeHours() {
        return rule("free_hours", "true");
    }

    Run type(String date, DayType type) {
        calendar.put(LocalDate.parse(date), type);
        return this;
    }

    /** With the windows of the defaults: 120 before, 360 after. */
    Run shift(String id, String start, String end, String... breaks) {
        return shift(id, start, end, 120, 360, breaks);
    }

    /** @param breaks from, until, from, until ... */
    Run shift(String id, String start, String end, int before, int after, String... breaks) {
        LocalDate date = time(start).toLocalDate();
        List<ShiftTerms.Break> pauses = IntStream.range(0, breaks.length / 2)
                .mapToObj(
                        i -> new ShiftTerms.Break(minute(date, breaks[2 * i]), minute(date, breaks[2 * i + 1]), false))
                .toList();
        ShiftTerms terms = new ShiftTerms(
                id,
                new LocalName("", id),
                "",
                List.of(new ShiftTerms.Segment(minute(date, start), minute(date, end))),
                pauses,
                before,
                after,
                RULES,
                OptionalInt.empty(),
                OptionalInt.empty());
        plan.add(new Planned(date, new Shift(ShiftId.next(), 1, Shift.ALWAYS, terms, false, 1)));
        return dates(date.toString(), date.toString());
    }

    Run punches(String... times) {
        Arrays.stream(times).forEach(time -> punch(time, "UNSTATED"));
        return this;
    }

    Run punch(String time, String key) {
        return punch(time, key, "BOTH");
    }

    Run punch(String time, String key, String direction) {
        punches.add(new String[] {time, key, direction});
        return this;
    }

    Run leave(String from, String until) {
        leave.add(new String[] {from, until});
        return this;
    }

    Run trip(String from, String until) {
        trip.add(new String[] {from, until});
        return this;
    }

    Run approved(String from, String until) {
        overtime.add(new String[] {from, until});
        return this;
    }

    Run dates(String from, String until) {
        first = LocalDate.parse(from).isBefore(first) ? LocalDate.parse(from) : first;
        last = LocalDate.parse(until).isAfter(last) ? LocalDate.parse(until) : last;
        return this;
    }

    Run known(String asOf, String... watermarks) {
        Instant least = Stream.of(watermarks)
                .map(this::instant)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        knowledge = Knowledge.of(instant(asOf), least);
        return this;
    }

    Results results() {
        if (plan.isEmpty()) {
            stamps().forEach(stamp -> {
                LocalDate date = WallClock.wall(stamp.minute(), zone).toLocalDate();
                first = date.minusDays(1).isBefore(first) ? date.minusDays(1) : first;
                last = date.isAfter(last) ? date : last;
            });
        }
        List<Result> results = new ArrayList<>();
        List<Stamp> unassigned = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            Day day = Day.evaluate(plan(date), stamps(), knowledge);
            LocalDate on = date;
            day.results().stream()
                    .filter(result -> result.work().isPresent())
                    .forEach(result -> results.add(new Result(on, result, zone)));
            if (date.equals(first)) {
                Ownership all = Ownership.assign(
                        allOccurrences(),
                        stamps().stream().sorted(Stamp.BY_TIME).toList(),
                        rules(date).policy());
                unassigned.addAll(all.unassigned());
            }
        }
        return new Results(results, unassigned, zone);
    }

    DayPlan plan(LocalDate date) {
        List<Occurrence> neighbours = new ArrayList<>(on(date.minusDays(1)));
        neighbours.addAll(on(date.plusDays(1)));
        return new DayPlan(
                date,
                zone,
                typeOf(date),
                rules(date),
                on(date),
                neighbours,
                Occurrences.cut(rules(date), rules(date.plusDays(1)), date, zone),
                new Cover(set(leave), set(trip), set(overtime)));
    }

    /** What a property found wanting, as it would be written in a file of cases. */
    @Override
    public String toString() {
        return rule + " "
                + plan.stream()
                        .map(entry -> entry.date() + " " + entry.shift().terms().segments()
                                + entry.shift().terms().breaks())
                        .toList()
                + punches.stream().map(Arrays::toString).toList();
    }

    List<Stamp> stamps() {
        return IntStream.range(0, punches.size())
                .mapToObj(i -> new Stamp(
                        i + 1,
                        instant(punches.get(i)[0]).getEpochSecond(),
                        FunctionKey.valueOf(punches.get(i)[1]),
                        Direction.valueOf(punches.get(i)[2])))
                .toList();
    }

    Knowledge knowledge() {
        return knowledge;
    }

    private List<Occurrence> allOccurrences() {
        List<Occurrence> all = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            all.addAll(on(date));
        }
        all.sort(Occurrence.BY_START);
        return all;
    }

    private List<Occurrence> on(LocalDate date) {
        List<Occurrence> planned = plan.stream()
                .filter(entry -> entry.date().equals(date))
                .map(entry -> Occurrences.planned(
                        entry.shift(),
                        rules(date),
                        Occurrences.policy(entry.shift().terms(), rules(date)),
                        date,
                        zone,
                        kinds(date)))
                .sorted(Occurrence.BY_START)
                .toList();
        boolean free = rules(date).policy().isFree() || !typeOf(date).isWorked();
        return planned.isEmpty() && free
                ? List.of(Occurrences.free(rules(date), rules(date.plusDays(1)), date, zone, kinds(date)))
                : planned;
    }

    private DayKinds kinds(LocalDate date) {
        return DayKinds.around(date, zone, this::typeOf);
    }

    private DayType typeOf(LocalDate date) {
        return calendar.getOrDefault(date, Calendar.ordinary(Calendar.WEEKEND, date));
    }

    private RuleSet rules(LocalDate date) {
        Map<String, String> settings = new TreeMap<>(rule);
        ruleVersions.headMap(date.plusDays(1)).values().forEach(settings::putAll);
        int edition = 1 + ruleVersions.headMap(date.plusDays(1)).size();
        Policy policy = policies.computeIfAbsent(settings, Policy::of);
        return new RuleSet(RULES, "CASE", new LocalName("", "Case"), edition, Shift.ALWAYS, policy, 1);
    }

    private MinuteSet set(List<String[]> spans) {
        MinuteSet all = MinuteSet.EMPTY;
        for (String[] span : spans) {
            all = all.or(MinuteSet.of((int) (instant(span[0]).getEpochSecond() / 60), (int)
                    (instant(span[1]).getEpochSecond() / 60)));
        }
        return all;
    }

    private Instant instant(String text) {
        return text.contains("T") && text.endsWith("Z")
                ? Instant.parse(text.length() == 17 ? text.replace("Z", ":00Z") : text)
                : time(text).atZone(zone).toInstant();
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }

    private static int minute(LocalDate date, String time) {
        return (int) ChronoUnit.MINUTES.between(date.atStartOfDay(), time(time));
    }

    /** What came out. */
    record Results(List<Result> all, List<Stamp> unassigned, ZoneId zone) {

        Results expect(String... each) {
            assertEquals(each.length, all.size(), () -> "results: " + all);
            for (int i = 0; i < each.length; i++) {
                all.get(i).expect(each[i]);
            }
            all.forEach(
                    result -> assertEquals(true, result.evaluated().minutes().addUp(), result::toString));
            return this;
        }

        Results expectUnassigned(String... times) {
            assertEquals(
                    List.of(times),
                    unassigned.stream()
                            .map(stamp -> WallClock.wall(stamp.minute(), zone)
                                    .toString()
                                    .replace('T', ' '))
                            .toList());
            return this;
        }
    }

    /** One day result. */
    record Result(LocalDate date, Evaluated evaluated, ZoneId zone) {

        /** {@code key value} pairs, separated by commas; flags by plus signs. */
        void expect(String text) {
            for (String pair : text.split(",\\s*")) {
                String[] parts = pair.strip().split(" ", 2);
                assertEquals(parts.length == 2 ? parts[1] : "", value(parts[0]), () -> parts[0] + " of " + this);
            }
        }

        private String value(String key) {
            return switch (key) {
                case "work_date" -> date.toString();
                case "shift" ->
                    evaluated
                            .work()
                            .orElseThrow()
                            .occurrence()
                            .shift()
                            .orElseThrow()
                            .terms()
                            .code();
                case "status" -> evaluated.status().name();
                case "flags" ->
                    String.join("+", evaluated.flags().stream().map(Flag::text).toList());
                case "out" -> clock(evaluated.work().orElseThrow().lastOut().getAsInt());
                default ->
                    String.valueOf(evaluated.minutes().get(Bucket.valueOf(key.toUpperCase(java.util.Locale.ROOT))));
            };
        }

        private String clock(int minute) {
            return WallClock.wall(minute, zone).toLocalTime().toString();
        }
    }
}
