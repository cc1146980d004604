package org.clockhouse.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.BenchContext;
import org.clockhouse.driver.tck.MemoryLines;
import org.junit.jupiter.api.Test;

/** The log that a terminal makes by itself. */
class SimulatedLogTest {

    private static final Map<String, String> MONTH = Map.of(
            "people", "1001-1020=D,2001-2008=R+1,3001-3004=N",
            "since", "2026-03-01",
            "zone", "Europe/Madrid");

    private final BenchClock clock = new BenchClock(Instant.parse("2026-04-01T10:00:00Z"));

    private TerminalSession connect(SimulatorDriver driver, Map<String, String> settings) throws Exception {
        return driver.connect(
                new TerminalAddress(URI.create("sim:gate-1"), settings),
                new BenchContext(new MemoryLines((bytes, reply) -> {}, 1), Duration.ofMillis(50), clock));
    }

    private record Found(List<RawPunch> punches, Cursor end, boolean gap) {}

    private Found read(Map<String, String> settings, Cursor from, int limit) throws Exception {
        try (TerminalSession session = connect(new SimulatorDriver(), settings)) {
            List<RawPunch> punches = new ArrayList<>();
            PunchPage page = session.readPunches(from, limit);
            boolean gap = page.gap();
            punches.addAll(page.punches());
            while (page.more()) {
                page = session.readPunches(page.next(), limit);
                gap |= page.gap();
                punches.addAll(page.punches());
            }
            return new Found(punches, page.next(), gap);
        }
    }

    private static Map<String, String> and(Map<String, String> settings, String key, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(key, value);
        return more;
    }

    @Test
    void theSameSettingsAndTimeGiveTheSamePunchesInPagesOfAnySize() throws Exception {
        List<RawPunch> whole = read(MONTH, Cursor.START, 100_000).punches();
        assertTrue(whole.size() > 1000, "found " + whole.size());
        assertEquals(whole, read(MONTH, Cursor.START, 7).punches());
        assertNotEquals(whole, read(and(MONTH, "seed", "2"), Cursor.START, 1000).punches());
    }

    @Test
    void readingOnAfterARestartNeitherRepeatsNorLoses() throws Exception {
        List<RawPunch> whole = read(MONTH, Cursor.START, 100_000).punches();
        List<RawPunch> parts = new ArrayList<>();
        Cursor cursor = Cursor.START;
        for (Instant now = Instant.parse("2026-03-01T00:00:00Z");
                now.isBefore(Instant.parse("2026-04-01T10:00:00Z"));
                now = now.plus(Duration.ofMinutes(97))) {
            clock.set(now);
            Found found = read(MONTH, cursor, 5);
            parts.addAll(found.punches());
            cursor = found.end();
        }
        clock.set(Instant.parse("2026-04-01T10:00:00Z"));
        parts.addAll(read(MONTH, cursor, 5).punches());
        assertEquals(whole, parts);
        assertEquals(
                whole.size(),
                new HashSet<>(whole.stream().map(RawPunch::recordId).toList()).size());
    }

    @Test
    void readingsGoForwardAndLieNearTheShift() throws Exception {
        Map<String, String> day = Map.of("people", "1-50=D", "since", "2026-03-02", "zone", "Asia/Shanghai");
        clock.set(Instant.parse("2026-03-03T00:00:00Z"));
        List<RawPunch> punches = read(day, Cursor.START, 1000).punches();
        LocalDateTime previous = LocalDateTime.MIN;
        int nearStart = 0;
        for (RawPunch punch : punches) {
            assertFalse(punch.clockReading().isBefore(previous));
            previous = punch.clockReading();
            nearStart += punch.clockReading().toLocalTime().isAfter(LocalTime.of(8, 34))
                            && punch.clockReading().toLocalTime().isBefore(LocalTime.of(9, 0))
                    ? 1
                    : 0;
        }
        assertTrue(nearStart >= 40, "arrived in time: " + nearStart);
    }

    @Test
    void aYearOfPeopleHasAllThatADemoNeeds() {
        Patterns patterns = Patterns.parse("D=09:00-18:00");
        int absent = 0;
        int late = 0;
        int early = 0;
        int incomplete = 0;
        int days = 10_000;
        for (int i = 0; i < days; i++) {
            LocalDate date = LocalDate.of(2026, 1, 1).plusDays(i % 200);
            ShiftPlan plan = patterns.planOn("D", 0, date).orElseThrow();
            List<SimulatedDay.Moment> moments = SimulatedDay.punches(1, "p" + i / 200, date, plan);
            absent += moments.isEmpty() ? 1 : 0;
            incomplete += moments.size() == 1 ? 1 : 0;
            late += moments.size() > 1 && moments.get(0).at().isAfter(plan.from()) ? 1 : 0;
            early += moments.size() > 1 && moments.get(moments.size() - 1).at().isBefore(plan.until()) ? 1 : 0;
        }
        assertBetween(200, 400, absent);
        assertBetween(450, 700, late);
        assertBetween(250, 550, early);
        assertBetween(250, 450, incomplete);
    }

    private static void assertBetween(int low, int high, int value) {
        assertTrue(low <= value && value <= high, value + " is not between " + low + " and " + high);
    }

    @Test
    void aNightShiftEndsOnTheNextDateAndARotationGoesOn() {
        Patterns patterns = Patterns.parse("N=22:00-06:00/01:00-01:30;R=N,-");
        LocalDate first = LocalDate.of(1970, 1, 1);
        ShiftPlan plan = patterns.planOn("R", 0, first).orElseThrow();
        assertEquals(LocalDateTime.of(1970, 1, 2, 6, 0), plan.until());
        assertEquals(
                LocalDateTime.of(1970, 1, 2, 1, 30), plan.rest().orElseThrow().until());
        assertTrue(patterns.planOn("R", 0, first.plusDays(1)).isEmpty());
        assertTrue(patterns.planOn("R", 1, first.plusDays(1)).isPresent());
    }

    @Test
    void aSteadyStreamHasItsRateAndNobodyTwiceInASecond() throws Exception {
        Map<String, String> load = Map.of("people", "1-300=-", "punchesPerMinute", "600", "since", "2026-04-01");
        clock.set(Instant.parse("2026-04-01T01:00:00Z"));
        List<RawPunch> punches = read(load, Cursor.START, 500).punches();
        assertEquals(36_000, punches.size());
        assertEquals(
                36_000, new HashSet<>(punches.stream().map(RawPunch::recordId).toList()).size());
    }

    @Test
    void aRareStreamIsRareToo() throws Exception {
        Map<String, String> load = Map.of("people", "1-3=-", "punchesPerMinute", "0.1", "since", "2026-04-01");
        clock.set(Instant.parse("2026-04-01T10:00:00Z"));
        assertEquals(60, read(load, Cursor.START, 500).punches().size());
    }

    @Test
    void whatTheMemoryCannotHoldIsLostWithAGap() throws Exception {
        Map<String, String> load =
                Map.of("people", "1-9=-", "punchesPerMinute", "60", "since", "2026-04-01", "capacity", "100");
        clock.set(Instant.parse("2026-04-01T00:01:00Z"));
        Found first = read(load, Cursor.START, 500);
        assertEquals(60, first.punches().size());
        clock.set(Instant.parse("2026-04-01T00:02:40Z"));
        Found kept = read(load, first.end(), 30);
        assertEquals(100, kept.punches().size());
        assertFalse(kept.gap());
        clock.set(Instant.parse("2026-04-01T00:10:00Z"));
        Found lost = read(load, kept.end(), 30);
        assertEquals(100, lost.punches().size());
        assertTrue(lost.gap());
        assertFalse(read(load, Cursor.START, 30).gap());
    }

    @Test
    void aWrongClockShowsInTheReadingsUntilItIsSet() throws Exception {
        Map<String, String> wrong =
                Map.of("people", "1-5=-", "punchesPerMinute", "60", "since", "2026-04-01", "clockError", "90");
        SimulatorDriver driver = new SimulatorDriver();
        clock.set(Instant.parse("2026-04-01T10:00:00Z"));
        try (TerminalSession session = connect(driver, wrong)) {
            SimulatorSession simulated = (SimulatorSession) session;
            assertEquals(LocalDateTime.of(2026, 4, 1, 10, 1, 30), simulated.readClock());
            simulated.setClock(LocalDateTime.of(2026, 4, 1, 10, 0));
            clock.advance(Duration.ofSeconds(2));
            RawPunch last = null;
            PunchPage page = session.readPunches(Cursor.START, 10_000);
            RawPunch first = page.punches().get(0);
            while (page.more()) {
                page = session.readPunches(page.next(), 10_000);
                last = page.punches().get(page.punches().size() - 1);
            }
            assertEquals(LocalDateTime.of(2026, 4, 1, 0, 1, 30), first.clockReading());
            assertEquals(LocalDateTime.of(2026, 4, 1, 10, 0, 1), last.clockReading());
        }
    }

    @Test
    void anOutageIsUnreachableAndItsPunchesComeAfterwards() throws Exception {
        Map<String, String> settings =
                Map.of("people", "1-5=-", "punchesPerMinute", "60", "since", "2026-04-01", "outages", "12:00-12:20");
        clock.set(Instant.parse("2026-04-01T12:10:00Z"));
        DriverException e = assertThrows(DriverException.class, () -> connect(new SimulatorDriver(), settings));
        assertEquals(Fault.UNREACHABLE, e.fault());
        clock.set(Instant.parse("2026-04-01T12:20:00Z"));
        assertEquals(
                12 * 3600 + 20 * 60,
                read(settings, Cursor.START, 10_000).punches().size());
    }

    @Test
    void onAHolidayOnlyThoseOfOtherPatternsCome() throws Exception {
        clock.set(Instant.parse("2026-04-03T00:00:00Z"));
        Map<String, String> settings = Map.of(
                "people", "1-40=A,41-80=B",
                "patterns", "A=09:00-17:00;B=09:00-17:00",
                "since", "2026-04-01",
                "holidays", "2026-04-01=A, 2026-04-02=B");
        for (RawPunch punch : read(settings, Cursor.START, 10_000).punches()) {
            boolean first = Integer.parseInt(((Subject.HolderNumber) punch.subject()).value()) <= 40;
            assertEquals(first ? 2 : 1, punch.clockReading().getDayOfMonth());
        }
    }

    @Test
    void aSettingThatMakesNoSenseIsMisconfigured() {
        for (Map<String, String> wrong : List.of(
                Map.of("people", "1-"),
                Map.of("people", "1-5=Q"),
                Map.of("people", "5,5"),
                Map.of("people", "1-999999999"),
                Map.of("patterns", "D=Mon 9-18"),
                Map.of("patterns", "D=09:00-25:00"),
                Map.of("patterns", "R=X,Y"),
                Map.of("punchesPerMinute", "99999"),
                Map.of("punchesPerMinute", "many"),
                Map.of("zone", "Mars/Base"),
                Map.of("since", "yesterday"),
                Map.of("holidays", "2026-04-01"),
                Map.of("holidays", "today=D"),
                Map.of("outages", "noon"))) {
            DriverException e = assertThrows(DriverException.class, () -> connect(new SimulatorDriver(), wrong));
            assertEquals(Fault.MISCONFIGURED, e.fault(), wrong.toString());
        }
    }

    @Test
    void leadingZerosOfARangeAreKept() {
        assertEquals(
                List.of("007", "008"),
                Crew.parse("007-008=-", Patterns.parse("")).members().stream()
                        .map(Crew.Member::pin)
                        .toList());
    }
}
