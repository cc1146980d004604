package org.clockhouse.attendance.internal.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.ExplanationLine;

/** What holds for every plan and every sequence of punches. */
class DayPropertiesTest {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 28);

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

    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<Integer> start = Arbitraries.integers().between(0, 1_380);
        Arbitrary<Integer> length = Arbitraries.integers().between(60, 700);
        Arbitrary<Integer> pause = Arbitraries.integers().between(0, 60);
        Arbitrary<List<Integer>> punches =
                Arbitraries.integers().between(-600, 3_400).list().ofMaxSize(9);
        Arbitrary<String> pairing =
                Arbitraries.of("FIRST_LAST", "ALTERNATE", "FUNCTION_KEY", "FUNCTION_KEY_FIRST_LAST", "NEAREST_POINT");
        Arbitrary<String> missing = Arbitraries.of("ZERO", "TO_END", "AUTO_CLOSE", "HALF_DAY");
        Arbitrary<Integer> grace = Arbitraries.of(0, 10);
        Arbitrary<Boolean> leave = Arbitraries.of(true, false);
        return Combinators.combine(start, length, pause, punches, pairing, missing, grace, leave)
                .as(DayPropertiesTest::situation)
                .flatMap(plain -> options().map(plain::with));
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
            Map.entry("day_cap", "60"));

    private static Situation situation(
            int start,
            int length,
            int pause,
            List<Integer> punches,
            String pairing,
            String missing,
            int grace,
            boolean leave) {
        LocalDateTime from = DATE.atStartOfDay().plusMinutes(start);
        Run run = Run.day()
                .zone("Europe/Madrid")
                .rule("pairing", pairing)
                .rule("missing_out", missing)
                .rule("late_grace", String.valueOf(grace))
                .rule("night", "22:00-06:00");
        String middle = text(from.plusMinutes(length / 2));
        run.shift(
                "A",
                text(from),
                text(from.plusMinutes(length)),
                middle,
                text(from.plusMinutes(length / 2).plusMinutes(Math.min(pause, length / 2 - 1) + 1)));
        run.shift("B", text(from.plusMinutes(length + 30)), text(from.plusMinutes(length + 300)));
        if (leave) {
            run.leave(text(from.plusMinutes(20)), text(from.plusMinutes(45)));
        }
        run.approved(text(from.plusMinutes(length - 30)), text(from.plusMinutes(length + 90)));
        run.type(DATE.plusDays(1).toString(), org.clockhouse.registry.DayType.STATUTORY);
        String[] keys = {"IN", "OUT", "UNSTATED", "BREAK_OUT", "BREAK_IN"};
        for (int i = 0; i < punches.size(); i++) {
            run.punch(
                    text(DATE.atStartOfDay().plusMinutes(punches.get(i))),
                    keys[Math.floorMod(punches.get(i), keys.length)]);
        }
        return new Situation(run, run.stamps());
    }

    private static String text(LocalDateTime time) {
        return time.toString().replace('T', ' ');
    }

    private static List<LocalDate> dates() {
        return List.of(DATE.minusDays(1), DATE, DATE.plusDays(1), DATE.plusDays(2));
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
                        minutes.get(Bucket.REGULAR) <= minutes.get(Bucket.REQUIRED) || isByTier(result),
                        minutes::toString);
                for (Bucket bucket : Bucket.values()) {
                    assertTrue(minutes.get(bucket) >= 0, minutes::toString);
                }
            }
        }
    }

    /** Where only the total counts and tiers divide it, regular is what is below the first tier. */
    private static boolean isByTier(Evaluated result) {
        return result.work()
                .map(work ->
                        !work.isTimed() && !work.policy().overtime().daily().isEmpty())
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
                            work.attended().length() + work.division().added(),
                            result.minutes().get(Bucket.ATTENDED));
                }
            }
        }
        assertEquals(counted.length(), sum);
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

    private static List<String> figures(List<Evaluated> results) {
        return results.stream()
                .map(result ->
                        result.minutes() + " " + result.flags() + " " + result.status() + " " + result.inputHash())
                .toList();
    }
}
