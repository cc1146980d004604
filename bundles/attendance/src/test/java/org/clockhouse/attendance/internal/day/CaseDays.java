package org.clockhouse.attendance.internal.day;

import static org.clockhouse.attendance.internal.day.CaseValues.has;
import static org.clockhouse.attendance.internal.day.CaseValues.instant;
import static org.clockhouse.attendance.internal.day.CaseValues.list;
import static org.clockhouse.attendance.internal.day.CaseValues.minute;
import static org.clockhouse.attendance.internal.day.CaseValues.number;
import static org.clockhouse.attendance.internal.day.CaseValues.ofDay;
import static org.clockhouse.attendance.internal.day.CaseValues.spans;
import static org.clockhouse.attendance.internal.day.CaseValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.clockhouse.attendance.internal.day.CaseYaml.Misread;
import org.clockhouse.attendance.internal.day.Occurrence.Points;
import org.clockhouse.attendance.internal.day.Occurrence.Window;
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

/** The dates of one run: rules, plan and punches as the engine takes them, and the days it makes of them. */
final class CaseDays {

    private static final RuleSetId RULES = RuleSetId.next();

    /** A punch of the file. */
    private static final Instant FIRST = Instant.parse("2005-01-01T00:00:00Z");

    record Punch(Instant at, FunctionKey key, Instant received) {}

    /** A day result, and the name of the shift that it is for. */
    record Result(LocalDate date, Evaluated evaluated, Optional<String> shift) {

        Work work() {
            return evaluated.work().orElseThrow();
        }
    }

    private final JsonNode run;
    private final ZoneId zone;
    private final List<Punch> punches = new ArrayList<>();
    private final Map<LocalDate, RuleSet> rules = new HashMap<>();
    private final Map<LocalDate, List<Occurrence>> planned = new TreeMap<>();
    private final List<String> names = new ArrayList<>();
    private SortedSet<LocalDate> dates = new TreeSet<>();

    CaseDays(JsonNode run) {
        this.run = run;
        this.zone = CaseValues.zone(run);
        CaseValues.calendar(run.path("calendar"));
        for (JsonNode punch : list(run, "punches")) {
            add(punch);
        }
        for (JsonNode entry : list(run, "plan")) {
            Occurrence occurrence = planned(entry);
            planned.computeIfAbsent(occurrence.date(), any -> new ArrayList<>()).add(occurrence);
        }
        dates = dates();
        if (has(run, "default_shift")) {
            dates.stream()
                    .filter(date -> typeOf(date).isWorked() && !planned.containsKey(date))
                    .toList()
                    .forEach(date -> planned.put(date, List.of(usual(date, run.get("default_shift")))));
        }
    }

    ZoneId zone() {
        return zone;
    }

    List<Punch> punches() {
        return punches;
    }

    Policy policy() {
        return dates.isEmpty()
                ? rules(LocalDate.EPOCH).policy()
                : rules(dates.first()).policy();
    }

    DayType typeOf(LocalDate date) {
        JsonNode named = run.path("calendar").path(date.toString());
        return named.isMissingNode()
                ? Calendar.ordinary(Calendar.WEEKEND, date)
                : CaseValues.word(DayType.class, named.asText());
    }

    /** What a clock that was set back stamped is kept apart, as the border of the suite does (semantics, section 2, number 4). */
    void add(Punch punch) {
        if (!punch.at().isBefore(FIRST)) {
            punches.add(punch);
        }
    }

    private void add(JsonNode punch) {
        Instant at = instant(punch.isValueNode() ? punch.asText() : text(punch, "at"), zone);
        String key = punch.path("key").asText("NONE");
        Instant received = has(punch, "received") ? instant(text(punch, "received"), zone) : at;
        add(new Punch(at, key(key), received));
    }

    static FunctionKey key(String word) {
        return word.equals("NONE") ? FunctionKey.UNSTATED : CaseValues.word(FunctionKey.class, word);
    }

    /** Every day result, by work date and start, with the punches received by then. */
    List<Result> results(Instant receivedBy) {
        List<Result> results = new ArrayList<>();
        if (dates.isEmpty()) {
            return results;
        }
        List<Stamp> stamps = stamps(receivedBy);
        LocalDate last = dates.last().plusDays(2);
        for (LocalDate date = dates.first().minusDays(1); !date.isAfter(last); date = date.plusDays(1)) {
            for (Evaluated result :
                    Day.evaluate(plan(date), stamps, knowledge()).results()) {
                if (result.work().isPresent()
                        && dates.contains(result.work().get().occurrence().date())) {
                    results.add(
                            new Result(date, result, name(result.work().get().occurrence())));
                }
            }
        }
        results.sort(Comparator.comparing(Result::date)
                .thenComparing(result -> result.work().occurrence().from()));
        return results;
    }

    List<Result> results() {
        return results(asOf().orElse(Instant.MAX));
    }

    List<Integer> unassigned() {
        List<Stamp> stamps = new ArrayList<>();
        for (Stamp stamp : stamps(asOf().orElse(Instant.MAX))) {
            stamps.add(isCorrected() ? stamp : stamp.asStamped());
        }
        stamps.sort(Stamp.BY_TIME);
        return Ownership.assign(timeline(), stamps, policy()).unassigned().stream()
                .map(Stamp::stampedMinute)
                .toList();
    }

    Occurrence onlyShift() {
        return planned.values().iterator().next().get(0);
    }

    /** Planned occurrences by start. */
    List<Occurrence> shifts() {
        return planned.values().stream()
                .flatMap(List::stream)
                .sorted(Occurrence.BY_START)
                .toList();
    }

    private Optional<Instant> asOf() {
        return has(run, "as_of") ? Optional.of(instant(text(run, "as_of"), zone)) : Optional.empty();
    }

    private boolean isCorrected() {
        return policy().pairing().skew() == Policy.Pairing.Skew.CORRECT;
    }

    private List<Stamp> stamps(Instant receivedBy) {
        int skew = number(run, "clock_error");
        List<Stamp> stamps = new ArrayList<>();
        for (Punch punch : punches) {
            if (!punch.received().isAfter(receivedBy)) {
                long second = punch.at().getEpochSecond();
                stamps.add(
                        new Stamp(stamps.size() + 1, second - skew * 60L, punch.key(), Direction.BOTH, second, skew));
            }
        }
        return stamps;
    }

    private Knowledge knowledge() {
        Stream.Builder<Instant> marks = Stream.builder();
        run.path("watermarks").forEach(mark -> marks.add(instant(mark.asText(), zone)));
        return Knowledge.of(
                asOf().orElse(Instant.MAX),
                marks.build().min(Comparator.naturalOrder()).orElse(Instant.MAX));
    }

    private SortedSet<LocalDate> dates() {
        SortedSet<LocalDate> all = new TreeSet<>();
        if (has(run, "dates")) {
            LocalDate last = CaseValues.dateOf(CaseValues.end(run.get("dates"), 1));
            for (LocalDate date = CaseValues.dateOf(CaseValues.end(run.get("dates"), 0));
                    !date.isAfter(last);
                    date = date.plusDays(1)) {
                all.add(date);
            }
        } else if (!planned.isEmpty()) {
            all.addAll(planned.keySet());
        } else {
            int skew = rules(LocalDate.EPOCH).policy().pairing().skew() == Policy.Pairing.Skew.CORRECT
                    ? number(run, "clock_error")
                    : 0;
            punches.forEach(punch -> all.add(dateOf(punch.at().minusSeconds(skew * 60L))));
        }
        return all;
    }

    /** By the day cut. */
    private LocalDate dateOf(Instant at) {
        LocalDate date = LocalDateTime.ofInstant(at, zone).toLocalDate();
        int minute = (int) Math.floorDiv(at.getEpochSecond(), 60L);
        Window cut = Occurrences.cut(rules(date), rules(date.plusDays(1)), date, zone);
        return minute < cut.from() ? date.minusDays(1) : minute > cut.until() ? date.plusDays(1) : date;
    }

    private List<Occurrence> timeline() {
        List<Occurrence> all = new ArrayList<>();
        planned.values().forEach(all::addAll);
        dates.stream().filter(date -> !planned.containsKey(date)).forEach(date -> all.addAll(on(date)));
        all.sort(Occurrence.BY_START);
        return all;
    }

    private DayPlan plan(LocalDate date) {
        List<Occurrence> others = new ArrayList<>(timeline());
        others.removeIf(occurrence -> occurrence.date().equals(date));
        return new DayPlan(
                date,
                zone,
                typeOf(date),
                rules(date),
                on(date),
                others,
                Occurrences.cut(rules(date), rules(date.plusDays(1)), date, zone),
                new DayPlan.Cover(
                        spans(run.path("leave"), zone),
                        spans(run.path("trip"), zone),
                        spans(run.path("ot_approved"), zone)));
    }

    private List<Occurrence> on(LocalDate date) {
        if (planned.containsKey(date)) {
            return planned.get(date);
        }
        boolean free = rules(date).policy().isFree() || !typeOf(date).isWorked();
        return dates.contains(date) && free
                ? List.of(Occurrences.free(rules(date), rules(date.plusDays(1)), date, zone, kinds(date, zone)))
                : List.of();
    }

    private DayKinds kinds(LocalDate date, ZoneId place) {
        return DayKinds.around(date, place, this::typeOf);
    }

    private RuleSet rules(LocalDate date) {
        return rules.computeIfAbsent(date, this::makeRules);
    }

    private RuleSet makeRules(LocalDate date) {
        Map<String, String> settings = CaseValues.settings(run.path("rule"));
        if (CaseValues.flag(run.path("free_hours").asText("false"))) {
            settings.put("free_hours", "true");
        }
        int edition = 1;
        List<JsonNode> versions = list(run, "rule_versions");
        versions.sort(Comparator.comparing(version -> text(version, "from")));
        for (JsonNode version : versions) {
            if (!CaseValues.dateOf(text(version, "from")).isAfter(date)) {
                version.path("rule").fieldNames().forEachRemaining(settings::remove);
                settings.putAll(CaseValues.settings(version.path("rule")));
                edition++;
            }
        }
        Policy policy = Policy.of(settings).on(date, "");
        return new RuleSet(RULES, "CASE", new LocalName("", "Case"), edition, Shift.ALWAYS, policy, 1);
    }

    private Occurrence planned(JsonNode entry) {
        ZoneId place = has(entry, "zone") ? CaseValues.zoneOf(text(entry, "zone")) : zone;
        String start = text(entry, "start");
        MinuteSet segment = MinuteSet.of(minute(start, place), minute(text(entry, "end"), place));
        if (segment.isEmpty()) {
            throw new Misread("plan " + text(entry, "id") + " ends before it begins");
        }
        LocalDate date = CaseValues.date(start, place);
        int before = has(entry, "win_before") ? number(entry, "win_before") : 120;
        int after = has(entry, "win_after") ? number(entry, "win_after") : 360;
        Points points = new Points(window(entry, "on_window", place), window(entry, "off_window", place));
        return occurrence(
                text(entry, "id"),
                date,
                place,
                new Window(segment.from(0) - before, segment.until(0) + after),
                points,
                segment,
                spans(entry.path("breaks"), place),
                CaseValues.onTheWall(entry, place));
    }

    private Occurrence usual(LocalDate date, JsonNode shift) {
        int from = ofDay(text(shift, "start"));
        int until = CaseValues.running(text(shift, "end"));
        until += until <= from ? 1_440 : 0;
        MinuteSet breaks = MinuteSet.EMPTY;
        CaseValues.OnTheWall wall = new CaseValues.OnTheWall(until - from, MinuteSet.of(from, until));
        for (JsonNode pause : shift.path("breaks")) {
            int start = CaseValues.running(CaseValues.end(pause, 0)) % 1_440;
            start += start < from ? 1_440 : 0;
            int end = CaseValues.running(CaseValues.end(pause, 1)) % 1_440;
            end += end <= Math.floorMod(start, 1_440) ? 1_440 : 0;
            end += start >= 1_440 ? 1_440 : 0;
            wall = wall.without(MinuteSet.of(start, end));
            breaks = breaks.or(MinuteSet.of(WallClock.minute(date, start, zone), WallClock.minute(date, end, zone)));
        }
        MinuteSet segment = MinuteSet.of(WallClock.minute(date, from, zone), WallClock.minute(date, until, zone));
        return occurrence(
                text(shift, "id"),
                date,
                zone,
                new Window(segment.from(0) - 120, segment.until(0) + 360),
                Points.NONE,
                segment,
                breaks,
                wall);
    }

    private Occurrence occurrence(
            String name,
            LocalDate date,
            ZoneId place,
            Window window,
            Points points,
            MinuteSet segment,
            MinuteSet breaks,
            CaseValues.OnTheWall wall) {
        names.add(name);
        RuleSet set = rules(date);
        return Occurrences.planned(
                shift(names.size() - 1),
                set,
                set.policy(),
                date,
                place,
                window,
                points,
                new Occurrences.Stretches(segment, breaks, wall.net(), wall.gross() != segment.length()),
                kinds(date, place),
                Fingerprint.add(
                        Fingerprint.add(Fingerprint.START, name),
                        Fingerprint.add(segment.fingerprint(), breaks.fingerprint())));
    }

    private static Optional<Window> window(JsonNode entry, String key, ZoneId place) {
        if (!has(entry, key)) {
            return Optional.empty();
        }
        return Optional.of(new Window(
                minute(CaseValues.end(entry.get(key), 0), place), minute(CaseValues.end(entry.get(key), 1), place)));
    }

    /** A stand-in that carries the place of its name. */
    private static Shift shift(int index) {
        ShiftTerms terms = new ShiftTerms(
                String.valueOf(index),
                new LocalName("", "Shift"),
                "",
                List.of(new ShiftTerms.Segment(0, 1)),
                List.of(),
                0,
                0,
                RULES,
                OptionalInt.empty(),
                OptionalInt.empty());
        return new Shift(ShiftId.next(), 1, Shift.ALWAYS, terms, false, 1);
    }

    private Optional<String> name(Occurrence occurrence) {
        return occurrence
                .shift()
                .map(shift -> names.get(Integer.parseInt(shift.terms().code())));
    }
}
