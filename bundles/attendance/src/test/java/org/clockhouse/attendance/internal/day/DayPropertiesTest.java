package org.clockhouse.attendance.internal.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;

/** What holds for every plan and every sequence of punches. */
class DayPropertiesTest {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 28);

    /** A plan for two dates and punches around them, in a zone whose clocks change that night. */
    record Situation(Run run, List<Stamp> stamps) {

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
                Arbitraries.of("FIRST_LAST", "ALTERNATE", "FUNCTION_KEY", "FUNCTION_KEY_FIRST_LAST");
        Arbitrary<String> missing = Arbitraries.of("ZERO", "TO_END", "AUTO_CLOSE");
        Arbitrary<Integer> grace = Arbitraries.of(0, 10);
        Arbitrary<Boolean> leave = Arbitraries.of(true, false);
        return Combinators.combine(start, length, pause, punches, pairing, missing, grace, leave)
                .as(DayPropertiesTest::situation);
    }

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
        String[] keys = {"IN", "OUT", "UNSTATED"};
        for (int i = 0; i < punches.size(); i++) {
            run.punch(text(DATE.atStartOfDay().plusMinutes(punches.get(i))), keys[Math.floorMod(punches.get(i), 3)]);
        }
        return new Situation(run, run.stamps());
    }

    private static String text(LocalDateTime time) {
        return time.toString().replace('T', ' ');
    }

    private static List<LocalDate> dates() {
        return List.of(DATE.minusDays(1), DATE, DATE.plusDays(1), DATE.plusDays(2));
    }

    @Property(tries = 2_000)
    void attendedIsWhatItsPartsAddUpTo(@ForAll("situations") Situation situation) {
        for (LocalDate date : dates()) {
            for (Evaluated result : situation.on(date)) {
                Buckets minutes = result.minutes();
                assertTrue(minutes.addUp(), minutes::toString);
                assertTrue(minutes.get(Bucket.REGULAR) <= minutes.get(Bucket.REQUIRED), minutes::toString);
                for (Bucket bucket : Bucket.values()) {
                    assertTrue(minutes.get(bucket) >= 0, minutes::toString);
                }
            }
        }
    }

    @Property(tries = 2_000)
    void noMinuteIsCountedTwice(@ForAll("situations") Situation situation) {
        MinuteSet counted = MinuteSet.EMPTY;
        int sum = 0;
        for (LocalDate date : dates()) {
            for (Evaluated result : situation.on(date)) {
                if (result.work().isPresent() && result.work().get().closed().isEmpty()) {
                    counted = counted.or(result.work().get().attended());
                    sum += result.minutes().get(Bucket.ATTENDED);
                }
            }
        }
        assertEquals(counted.length(), sum);
    }

    @Property(tries = 2_000)
    void theOrderOfArrivalDoesNotMatter(@ForAll("situations") Situation situation, @ForAll Random random) {
        List<Stamp> shuffled = new ArrayList<>();
        for (Stamp stamp : situation.stamps()) {
            shuffled.add(new Stamp(1_000 - stamp.position(), stamp.second(), stamp.key()));
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
