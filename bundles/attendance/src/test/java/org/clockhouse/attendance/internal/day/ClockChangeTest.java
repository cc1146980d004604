package org.clockhouse.attendance.internal.day;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.attendance.Bucket;
import org.junit.jupiter.api.Test;

/** Why minutes are short in the night in which the clocks go forward: an hour that never was is nobody's fault. */
class ClockChangeTest {

    private static Map<String, Integer> whyShort(Run run) {
        Map<String, Integer> why = new TreeMap<>();
        List<Run.Result> results = run.results().all();
        results.get(0).evaluated().conclusions().forEach(conclusion -> conclusion.line().shares().stream()
                .filter(share -> share.bucket() == Bucket.SHORT)
                .forEach(share -> why.merge(conclusion.line().code(), share.minutes(), Integer::sum)));
        return why;
    }

    private static Run night(String... breaks) {
        return Run.day().zone("Europe/Berlin").shift("N", "2026-03-28 22:00", "2026-03-29 06:00", breaks);
    }

    @Test
    void whatTheClocksSkipIsNamedApartFromWhatIsUnproven() {
        assertEquals(
                Map.of("short.clock-change", 60), whyShort(night().punches("2026-03-28 22:00", "2026-03-29 06:00")));
        assertEquals(
                Map.of("short.clock-change", 60, "short.unproven", 30),
                whyShort(night().punches("2026-03-28 22:30", "2026-03-29 06:00")));
    }

    @Test
    void anHourOfBreakThatTheClocksSkipLeavesNothingShort() {
        assertEquals(
                Map.of(),
                whyShort(
                        night("2026-03-29 02:00", "2026-03-29 03:00").punches("2026-03-28 22:00", "2026-03-29 06:00")));
    }

    @Test
    void aPunchedBreakIsNoClockChange() {
        assertEquals(
                Map.of("short.clock-change", 60),
                whyShort(night().rule("break_kind", "PUNCHED")
                        .rule("break_allowance", "60")
                        .punch("2026-03-28 22:00", "IN")
                        .punch("2026-03-29 00:00", "BREAK_OUT")
                        .punch("2026-03-29 01:00", "BREAK_IN")
                        .punch("2026-03-29 06:00", "OUT")));
    }

    @Test
    void whoWasNotThereIsShortOfAllOfIt() {
        assertEquals(Map.of("short.unproven", 480), whyShort(night()));
    }
}
