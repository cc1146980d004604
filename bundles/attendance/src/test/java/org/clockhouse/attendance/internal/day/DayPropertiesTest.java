package org.clockhouse.attendance.internal.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.day.ExplanationLine;
import org.clockhouse.attendance.internal.result.Day;
import org.clockhouse.attendance.internal.result.Evaluated;

/** What holds for every plan and every sequence of punches. */
class DayPropertiesTest {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 28);
    /** Where the clocks change in the night after that date. */
    private static final String CHANGING = "Europe/Madrid";

    /** A plan for two dates and punches around them, in a zone whose clocks change that night. */
    record Situation(Run run, List<Stamp> stamps) {

        Situation with(Map<String, String> settings) {
            settings.forEach(run::rule);
            return this;
        }

        List<Evaluated> on(LocalDate date) {
            return Day.evaluate(run.plan(date), stamps, Knowledge.COMPLETE).results();
        }
    }

    /** A situation before it has a date and a place. */
    record Recipe(
            int start,
            int length,
            int pause,
            List<Integer> punches,
            Map<String, String> rules,
            boolean leave,
            Map<String, String> settings) {

        Situation at(LocalDate date, String zone) {
            return situation(this, date, zone, 0).with(settings);
        }

        /** With windows so much wider. */
        Situation wider(int by) {
            return situation(this, DATE, CHANGING, by).with(settings);
        }
    }

    @Provide
    Arbitrary<Situation> situations() {
        return recipes().map(recipe -> recipe.at(DATE, CHANGING));
    }

    @Provide
    Arbitrary<Recipe> recipes() {
        Arbitrary<Integer> start = Arbitraries.integers().between(0, 1_380);
        Arbitrary<Integer> length = Arbitraries.integers().between(60, 700);
        Arbitrary<Integer> pause = Arbitraries.integers().between(0, 60);
        Arbitrary<List<Integer>> punches =
                Arbitraries.integers().between(-600, 3_400).list().ofMaxSize(9);
        Arbitrary<String> pairing =
                Arbitraries.of("FIRST_LAST", "ALTERNATE", "FUNCTION_KEY", "FUNCTION_KEY_FIRST_LAST", "NEAREST_POINT");
        Arbitrary<String> missing = Arbitraries.of("ZERO", "TO_END", "AUTO_CLOSE", "HALF_DAY");
        Arbitrary<String> grace = Arbitraries.of("0", "10");
        Arbitrary<Map<String, String>> rules = Combinators.combine(pairing, missing, grace)
                .as((pairs, out, late) -> Map.of("pairing", pairs, "missing_out", out, "late_grace", late));
        return Combinators.combine(start, length, pause, punches, rules, Arbitraries.of(true, false), options())
                .as(Recipe::new);
    }

    /** Some settings, each of which a rule set may have beside any other. */
    private static Arbitrary<Map<String, String>> options() {
        Arbitrary<String> names = Arbitraries.of(OPTIONS.keySet());
        return names.set().ofMaxSize(5).map(chosen -> {
            Map<String, String> settings = new TreeMap<>();
            chosen.forEach(name -> settings.put(name.split("#")[0], OPTIONS.get(name)));
            return settings;
        });
    }

    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("round_in#1", "UP 15 3"),
            Map.entry("round_out#1", "CUT 10 5"),
            Map.entry("round_meal", "NEAREST 15 8"),
            Map.entry("round_day#down", "DOWN 15 0"),
            Map.entry("round_day#up", "UP 15 0"),
            Map.entry("ot_mode#punch", "BY_PUNCH"),
            Map.entry("ot_mode#within", "WITHIN_APPROVAL"),
            Map.entry("ot_mode#approval", "BY_APPROVAL"),
            Map.entry("ot_pre", "true"),
            Map.entry("ot_gap", "20"),
            Map.entry("ot_min", "45"),
            Map.entry("ot_unit", "30"),
            Map.entry("ot_breaks", "18:00-18:30"),
            Map.entry("ot_basis", "QUANTITY"),
            Map.entry("required", "400"),
            Map.entry("day_kind#all", "ALL_SPLIT"),
            Map.entry("day_kind#date", "WORK_DATE"),
            Map.entry("tiers_daily", "300:OT1 420:OT2"),
            Map.entry("flex_late", "45"),
            Map.entry("flex_early", "30"),
            Map.entry("late_off_late_on", "60:30 180:90"),
            Map.entry("auto_meal", "30 after 240"),
            Map.entry("paid_meal", "25"),
            Map.entry("break_kind", "PUNCHED"),
            Map.entry("break_allowance", "40"),
            Map.entry("mode", "TOTAL_HOURS"),
            Map.entry("band", "07:00-20:00"),
            Map.entry("system", "IRREGULAR"),
            Map.entry("irregular_holiday_ot", "true"),
            Map.entry("exempt#late", "LATE_ONLY"),
            Map.entry("exempt#once", "PUNCH_ONCE"),
            Map.entry("boundary#pair", "OPEN_PAIR"),
            Map.entry("boundary#middle", "MIDPOINT"),
            Map.entry("missing_in", "TO_START"),
            Map.entry("resolution", "SECOND"),
            Map.entry("dedupe", "3"),
            Map.entry("key_trust", "300"),
            Map.entry("late_half_day", "60"),
            Map.entry("late_absent", "150"),
            Map.entry("required_per", "WEEK"),
            Map.entry("break_due", "20 after 180"),
            Map.entry("break_least", "15"),
            Map.entry("round_break#up", "UP 15 0"),
            Map.entry("round_break#down", "DOWN 15 0"),
            Map.entry("round_ot#up", "UP 30 0"),
            Map.entry("round_ot#near", "NEAREST 15 8"),
            Map.entry("ot_rest_mode", "BY_PUNCH"),
            Map.entry("ot_rest_unit", "20"),
            Map.entry("ot_holiday_mode", "BY_PUNCH"),
            Map.entry("ot_holiday_min", "60"),
            Map.entry("ot_holiday_cap", "30"),
            Map.entry("day_cap", "60"));

    private static Situation situation(Recipe recipe, LocalDate date, String zone, int wider) {
        LocalDateTime from = date.atStartOfDay().plusMinutes(recipe.start());
        int length = recipe.length();
        Run run = Run.day().zone(zone).rule("night", "22:00-06:00");
        recipe.rules().forEach(run::rule);
        String middle = text(from.plusMinutes(length / 2));
        run.shift(
                "A",
                text(from),
                text(from.plusMinutes(length)),
                120 + wider,
                360 + wider,
                middle,
                text(from.plusMinutes(length / 2).plusMinutes(Math.min(recipe.pause(), length / 2 - 1) + 1)));
        run.shift(
                "B",
                text(from.plusMinutes(length + 30)),
                text(from.plusMinutes(length + 300)),
                120 + wider,
                360 + wider);
        if (recipe.leave()) {
            run.leave(text(from.plusMinutes(20)), text(from.plusMinutes(45)));
        }
        run.approved(text(from.plusMinutes(length - 30)), text(from.plusMinutes(length + 90)));
        run.type(date.plusDays(1).toString(), org.clockhouse.registry.calendar.DayType.STATUTORY);
        String[] keys = {"IN", "OUT", "UNSTATED", "BREAK_OUT", "BREAK_IN"};
        for (int punch : recipe.punches()) {
            run.punch(text(date.atStartOfDay().plusMinutes(punch)), keys[Math.floorMod(punch, keys.length)]);
        }
        return new Situation(run, run.stamps());
    }

    private static String text(LocalDateTime time) {
        return time.toString().replace('T', ' ');
    }

    private static List<LocalDate> dates() {
        return dates(DATE);
    }

    private static List<LocalDate> dates(LocalDate date) {
        return List.of(date.minusDays(1), date, date.plusDays(1), date.plusDays(2));
    }

    @Property(tries = 1_000)
    void attendedIsWhatItsPartsAddUpTo(@ForAll("situations") Situation situation) {
        for (LocalDate date : dates()) {
            for (Evaluated result : situation.on(date)) {
                Buckets minutes = result.minutes();
                Buckets present = minutes.with(Bucket.EXTRA, minutes.get(Bucket.EXTRA) - unattended(result));
                assertTrue(
                        present.addUp(),
                        () -> minutes + " " + situation.run().plan(date).rules());
                assertTrue(
                        minutes.get(Bucket.REGULAR) <= minutes.get(Bucket.REQUIRED) || isOfTotal(result),
                        minutes::toString);
                for (Bucket bucket : Bucket.values()) {
                    assertTrue(minutes.get(bucket) >= 0, minutes::toString);
                }
            }
        }
    }

    /**
     * Where only the total counts and tiers divide it, regular is what is below the first tier; where a week or month is what is
     * required, it is all of a date without a plan.
     */
    private static boolean isOfTotal(Evaluated result) {
        return result.work()
                .map(work -> !work.isTimed()
                        && (!work.policy().overtime().tiers().daily().isEmpty()
                                || work.policy().isOverDays()
                                        && !work.occurrence().isPlanned()))
                .orElse(false);
    }

    /** Overtime by approval, which alone may come without presence. */
    private static int unattended(Evaluated result) {
        return result.work().map(work -> work.division().unattended().length()).orElse(0);
    }

    @Property(tries = 500)
    void theLinesSayWhatTheFiguresSay(@ForAll("situations") Situation situation) {
        for (LocalDate date : dates()) {
            for (Evaluated result : situation.on(date)) {
                Buckets lines = Buckets.NONE;
                for (Evaluated.Conclusion conclusion : result.conclusions()) {
                    for (ExplanationLine.Share share : conclusion.line().shares()) {
                        assertTrue(share.minutes() >= 0, () -> conclusion.line().code() + share);
                        lines = lines.with(share.bucket(), lines.get(share.bucket()) + share.minutes());
                    }
                    conclusion.line().params().get();
                }
                assertEquals(lines.withTiers(result.minutes().tiers()), result.minutes());
            }
        }
    }

    @Property(tries = 1_000)
    void noMinuteIsCountedTwice(@ForAll("situations") Situation situation) {
        MinuteSet counted = MinuteSet.EMPTY;
        int sum = 0;
        for (LocalDate date : dates()) {
            for (Evaluated result : situation.on(date)) {
                if (result.work().isPresent() && isByPunch(result.work().get())) {
                    Work work = result.work().get();
                    counted = counted.or(work.attended());
                    sum += work.attended().length();
                    assertEquals(
                            work.attended().length() + added(work.division()),
                            result.minutes().get(Bucket.ATTENDED));
                }
            }
        }
        assertEquals(counted.length(), sum);
    }

    /** What rounding the day and stretches of overtime up added; it lies nowhere. */
    private static int added(Division division) {
        return division.added()
                + division.roundedUp().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
    }

    /** What a rule closed, or rounding moved, may reach into the next shift. */
    private static boolean isByPunch(Work work) {
        boolean rounded = !work.policy().rounding().in().isNone()
                || !work.policy().rounding().out().isNone()
                || !work.policy().rounding().meal().isNone();
        boolean given = work.pairs().missingIn().isPresent();
        return work.closed().isEmpty() && !rounded && !given;
    }

    @Property(tries = 1_000)
    void theOrderOfArrivalDoesNotMatter(@ForAll("situations") Situation situation, @ForAll Random random) {
        List<Stamp> shuffled = new ArrayList<>();
        for (Stamp stamp : situation.stamps()) {
            shuffled.add(new Stamp(1_000 - stamp.position(), stamp.second(), stamp.key(), stamp.direction()));
        }
        Collections.shuffle(shuffled, random);
        Situation other = new Situation(situation.run(), shuffled);
        for (LocalDate date : dates()) {
            assertEquals(figures(situation.on(date)), figures(other.on(date)));
        }
    }

    @Property(tries = 500)
    void evaluatingAgainGivesTheSame(@ForAll("situations") Situation situation) {
        for (LocalDate date : dates()) {
            assertEquals(figures(situation.on(date)), figures(situation.on(date)));
        }
    }

    @Property(tries = 1_000)
    void everyPunchBelongsToOneShiftOrToNobody(@ForAll("situations") Situation situation) {
        List<Long> seen = new ArrayList<>();
        for (LocalDate date : dates()) {
            for (Evaluated result : situation.on(date)) {
                result.work().ifPresent(work -> work.stamps().forEach(stamp -> seen.add(stamp.position())));
            }
        }
        assertEquals(seen.size(), seen.stream().distinct().count());
    }

    @Property(tries = 500)
    void aWeekLaterTheSameIsTheSame(@ForAll("recipes") Recipe recipe, @ForAll @IntRange(min = 1, max = 60) int weeks) {
        LocalDate other = DATE.plusWeeks(weeks);
        Situation here = recipe.at(DATE, "Asia/Shanghai");
        Situation later = recipe.at(other, "Asia/Shanghai");
        for (int i = 0; i < dates().size(); i++) {
            assertEquals(
                    minutes(here.on(dates().get(i))),
                    minutes(later.on(dates(other).get(i))));
        }
    }

    @Property(tries = 500)
    void theSameWallTimesInAnotherZoneAreTheSame(@ForAll("recipes") Recipe recipe) {
        Situation here = recipe.at(DATE, "Asia/Shanghai");
        Situation there = recipe.at(DATE, "America/Phoenix");
        for (LocalDate date : dates()) {
            assertEquals(minutes(here.on(date)), minutes(there.on(date)));
        }
    }

    @Property(tries = 500)
    void aWiderWindowNeverLosesAPunch(
            @ForAll("recipes") Recipe recipe, @ForAll @IntRange(min = 1, max = 300) int wider) {
        Situation narrow = recipe.at(DATE, CHANGING);
        Situation wide = recipe.wider(wider);
        for (LocalDate date : dates()) {
            Set<Long> lost = unassigned(wide, date);
            lost.removeAll(unassigned(narrow, date));
            assertEquals(Set.of(), lost);
        }
    }

    private static Set<Long> unassigned(Situation situation, LocalDate date) {
        return Day.evaluate(situation.run().plan(date), situation.stamps(), Knowledge.COMPLETE)
                .ownership()
                .unassigned()
                .stream()
                .map(Stamp::position)
                .collect(Collectors.toSet());
    }

    @Property(tries = 300)
    void whatIsPlannedForAnotherDateChangesNoOther(@ForAll("recipes") Recipe recipe) {
        Situation plain = recipe.at(DATE, CHANGING);
        List<List<String>> before =
                dates().stream().map(date -> figures(plain.on(date))).toList();
        LocalDate far = DATE.plusDays(4);
        plain.run().shift("C", far + " 08:00", far + " 16:00");
        assertEquals(
                before, dates().stream().map(date -> figures(plain.on(date))).toList());
    }

    @Provide
    Arbitrary<Run> freeHours() {
        Arbitrary<List<Integer>> punches =
                Arbitraries.integers().between(0, 4_300).list().ofMaxSize(9);
        Arbitrary<String> pairing = Arbitraries.of("FIRST_LAST", "ALTERNATE");
        Arbitrary<String> cut = Arbitraries.of("00:00", "05:00", "12:00", "20:00");
        Arbitrary<String> total =
                Arbitraries.of("required=300", "tiers_daily=240:OT1 480:OT2", "day_breaks=23:30-00:30");
        return Combinators.combine(punches, pairing, cut, total).as((presses, pairs, at, more) -> {
            Run run =
                    Run.day().zone(CHANGING).freeHours().rule("pairing", pairs).rule("day_cut", at);
            run.rule(more.split("=")[0], more.split("=")[1]);
            presses.forEach(press -> run.punch(text(DATE.atStartOfDay().plusMinutes(press)), "UNSTATED"));
            return run.dates(DATE.minusDays(2).toString(), DATE.plusDays(6).toString());
        });
    }

    @Property(tries = 100)
    void whereWorkIsBookedMovesMinutesAndLosesNone(@ForAll("freeHours") Run run) {
        Set<Integer> sums = new HashSet<>();
        for (String policy : List.of("START_DAY", "END_DAY", "MOST_WORKED", "SPLIT")) {
            run.rule("work_date_policy", policy);
            int sum = 0;
            for (LocalDate date = DATE.minusDays(2); !date.isAfter(DATE.plusDays(6)); date = date.plusDays(1)) {
                List<Evaluated> results = Day.evaluate(run.plan(date), run.stamps(), Knowledge.COMPLETE)
                        .results();
                assertTrue(results.stream()
                                .filter(result -> result.work()
                                        .filter(Work::isWholeWithoutPlan)
                                        .isPresent())
                                .count()
                        <= 1);
                for (Evaluated result : results) {
                    assertTrue(result.minutes().addUp(), () -> policy + result.minutes());
                    sum += result.minutes().get(Bucket.ATTENDED);
                }
            }
            sums.add(sum);
        }
        assertEquals(1, sums.size(), () -> sums.toString());
    }

    /** What does not name an instant. */
    private static List<String> minutes(List<Evaluated> results) {
        return results.stream()
                .map(result -> result.minutes() + " " + result.flags() + " " + result.status())
                .toList();
    }

    private static List<String> figures(List<Evaluated> results) {
        return results.stream()
                .map(result ->
                        result.minutes() + " " + result.flags() + " " + result.status() + " " + result.inputHash())
                .toList();
    }
}
