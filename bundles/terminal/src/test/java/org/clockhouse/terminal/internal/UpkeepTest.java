package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.RecordedNotices;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.AttemptStatistics;
import org.clockhouse.terminal.AttemptStatistics.Count;
import org.clockhouse.terminal.AttemptStatistics.OfHour;
import org.clockhouse.terminal.AttemptStatistics.OfMethod;
import org.clockhouse.terminal.AttemptStatistics.OfReason;
import org.clockhouse.terminal.ClockPolicy;
import org.clockhouse.terminal.ClockPolicy.Handling;
import org.clockhouse.terminal.ClockReading;
import org.clockhouse.terminal.Clocks;
import org.clockhouse.terminal.Maintenance;
import org.clockhouse.terminal.MaintenanceEntry;
import org.clockhouse.terminal.MaintenanceEntry.Work;
import org.clockhouse.terminal.RefusedAttempt;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.clock.ClockDesk;
import org.clockhouse.terminal.internal.health.AttemptBook;
import org.clockhouse.terminal.internal.health.MaintenanceBook;
import org.clockhouse.terminal.internal.health.Oddities;
import org.clockhouse.terminal.internal.health.SilenceWatch;
import org.clockhouse.terminal.internal.health.TerminalNews;
import org.clockhouse.terminal.internal.picture.AttemptWatch;
import org.junit.jupiter.api.Test;

/** What a technician sees and decides of terminals. */
class UpkeepTest {

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);
    private static final LocalDate DAY = EIGHT.toLocalDate();
    private static final Duration TEN = Duration.ofSeconds(10);
    private static final Duration SEVEN = Duration.ofMinutes(7);

    private final Gatehouse house = new Gatehouse();
    private final WallTerminal wall = new WallTerminal(house.clock);
    private final Terminal gate = bound();
    private final ClockDesk clocks = house.clockDesk;
    private final AttemptBook attempts = new AttemptBook(house.register, house.healthRows.attempts(), house.journal);
    private final AttemptWatch watch = new AttemptWatch(
            house.log,
            house.healthRows.attempts(),
            new Oddities(house.registry.directory, house.alarms, house.journal, house.config),
            house.picks,
            house.journal);
    private final MaintenanceBook maintenance =
            new MaintenanceBook(house.register, house.healthRows.maintenance(), house.journal);

    @Test
    void t022TheClockHasAHistoryOfItsErrors() {
        house.tick(TEN);
        wall.ahead = Duration.ofSeconds(20);
        house.tick(Duration.ofHours(2));
        List<ClockReading> history = clocks.history(house.org, Scope.EVERYBODY, gate.id(), Instant.EPOCH);
        assertEquals(
                List.of(Duration.ZERO, Duration.ofSeconds(20)),
                history.stream().map(ClockReading::error).toList());
    }

    @Test
    void t022ALongHistoryKeepsItsPeaks() {
        List<ClockReading> year = IntStream.range(0, 9_000)
                .mapToObj(hour -> new ClockReading(
                        Instant.EPOCH.plus(Duration.ofHours(hour)), Duration.ofSeconds(hour == 4_711 ? 94 : hour % 3)))
                .toList();
        List<ClockReading> shown = ClockDesk.thinned(year);
        assertTrue(shown.size() <= Clocks.MOST, "readings " + shown.size());
        assertTrue(shown.contains(year.get(4_711)));
        assertEquals(year.get(0), shown.get(0));
        assertEquals(year.get(8_999), shown.get(shown.size() - 1));
    }

    @Test
    void t022AClockThatIsOnlyFlaggedIsNotSet() {
        decide(Handling.FLAG);
        wall.ahead = SEVEN;
        house.tick(TEN);
        wall.present("7", LocalDateTime.of(2026, 11, 2, 8, 7, 15));
        house.tick(TEN);
        assertEquals(SEVEN, wall.ahead);
        assertTrue(house.punches().get(0).flags().contains(PunchFlag.CLOCK_OFF));
        assertEquals(List.of(Alarm.Kind.CLOCK_OFF), alarms());
        assertTrue(house.standing(gate.id()).progress().reportedUpTo().isPresent());
    }

    @Test
    void t022ATerminalThatDoesNotLetItsClockBeSetIsReadAllTheSameAndLeftAloneForAnHour() {
        decide(Handling.CORRECT);
        wall.ahead = SEVEN;
        wall.keepsItsTime = true;
        wall.present("7", LocalDateTime.of(2026, 11, 2, 8, 7, 5));
        house.tick(TEN);
        house.tick(TEN);
        assertEquals(1, wall.clockSets);
        assertEquals(1, house.punches().size());
        assertEquals(Kind.ONLINE, house.standing(gate.id()).state().kind());
        assertEquals(List.of(Alarm.Kind.CLOCK_OFF), alarms());
        clocks.set(house.admin, gate.id());
        house.tick(TEN);
        assertEquals(2, wall.clockSets);
        assertEquals("terminal.refused", house.standing(gate.id()).state().code(), "whoever asked for it is told");
        house.tick(Duration.ofHours(2));
        assertEquals(3, wall.clockSets);
        assertEquals(Kind.ONLINE, house.standing(gate.id()).state().kind());
    }

    @Test
    void t022DaysStayProvisionalWhileAClockThatIsHeldIsOff() {
        decide(Handling.HOLD);
        wall.ahead = SEVEN;
        wall.present("7", LocalDateTime.of(2026, 11, 2, 8, 7, 5));
        house.tick(TEN);
        house.tick(TEN);
        assertEquals(SEVEN, wall.ahead);
        assertEquals(1, house.punches().size());
        assertEquals(Optional.empty(), house.standing(gate.id()).progress().reportedUpTo());
        clocks.set(house.admin, gate.id());
        house.tick(TEN);
        assertEquals(Duration.ZERO, wall.ahead);
        house.tick(TEN);
        assertTrue(house.standing(gate.id()).progress().reportedUpTo().isPresent());
    }

    @Test
    void t022WhatIsDecidedAboutClocksAndWhatIsSetIsAudited() {
        decide(Handling.CORRECT);
        wall.ahead = SEVEN;
        house.tick(TEN);
        clocks.set(house.admin, gate.id());
        List<String> actions = house.audit.actions();
        assertTrue(
                actions.containsAll(List.of("terminal.clock-policy", "terminal.clock-corrected", "terminal.set-clock")),
                actions.toString());
        assertThrows(Stale.class, () -> clocks.setPolicy(house.admin, Handling.FLAG, Duration.ofMinutes(1), 0));
        Refused refused = assertThrows(
                Refused.class, () -> clocks.setPolicy(house.admin, Handling.FLAG, Duration.ofSeconds(1), 1));
        assertEquals("clock.tolerance", refused.code());
    }

    @Test
    void theMemoryAlarmsAtFourFifthsAndAgainShortlyBeforeItIsFull() {
        wall.health = Health.of(Health.State.GOOD, "").holding(799, 0);
        house.tick(TEN);
        assertEquals(List.of(), alarms());
        wall.health = Health.of(Health.State.GOOD, "").holding(800, 0);
        house.tick(TEN);
        assertEquals(List.of(Alarm.Kind.NEARLY_FULL), alarms());
        wall.health = Health.of(Health.State.GOOD, "").holding(950, 0);
        house.tick(TEN);
        assertEquals(List.of(Alarm.Kind.ALMOST_NO_ROOM), alarms(), "in the place of the first");
        assertTrue(house.audit.actions().contains("alarm.close"));
        wall.health = Health.of(Health.State.GOOD, "").holding(940, 0);
        house.tick(TEN);
        assertEquals(List.of(Alarm.Kind.ALMOST_NO_ROOM), alarms(), "until somebody saw to it");
    }

    @Test
    void lostPunchesAreToldInWords() {
        wall.present("7", EIGHT);
        house.tick(TEN);
        wall.gap = true;
        house.tick(TEN);
        assertEquals(
                "punches after 2026-11-02T00:00:00Z were overwritten before they were read",
                open().get(0).detail());
    }

    @Test
    void aTerminalThatSaysNoIsAskedAgainLessAndLess() {
        wall.fault = Fault.REFUSED;
        house.tick(TEN);
        assertEquals(Kind.MISCONFIGURED, house.kind(gate.id()));
        for (int minute = 0; minute < 8 * 60; minute++) {
            house.tick(Duration.ofMinutes(1));
        }
        assertTrue(wall.connects >= 10 && wall.connects <= 17, "asked " + wall.connects + " times in eight hours");
        wall.fault = null;
        house.tick(Duration.ofMinutes(73));
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
    }

    @Test
    void aTerminalThatSaysNoIsAskedAtOnceWhenItsSettingsChange() {
        wall.fault = Fault.REFUSED;
        house.tick(TEN);
        wall.fault = null;
        house.register.amend(house.admin, gate.id(), Drafts.password(house.works, "4711"), gate.version());
        house.tick(TEN);
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
    }

    @Test
    void t024SilenceBecomesAnAlarmThatEndsWithTheNextContact() {
        RecordedNotices notices = new RecordedNotices();
        SilenceWatch silence = new SilenceWatch(
                house.rows.terminals(),
                house.states,
                house.alarms,
                house.drivers,
                new TerminalNews(notices, house.sites, house.journal),
                house.companies,
                house.journal,
                house.direct,
                house.config);
        house.tick(TEN);
        wall.fault = Fault.UNREACHABLE;
        house.tick(Duration.ofMinutes(29));
        silence.look();
        assertEquals(List.of(), alarms());
        house.tick(Duration.ofMinutes(2));
        silence.look();
        silence.look();
        assertEquals(List.of(Alarm.Kind.SILENT), alarms());
        assertEquals(
                List.of(NoticeTopic.TERMINAL_SILENT),
                notices.sent().stream().map(NoticeDraft::topic).toList());
        assertEquals(new Audience.At(Set.of(gate.site())), notices.sent().get(0).audience());
        wall.fault = null;
        house.tick(Duration.ofMinutes(10));
        silence.look();
        silence.look();
        assertEquals(List.of(), alarms());
        assertEquals(
                List.of(NoticeTopic.TERMINAL_SILENT, NoticeTopic.TERMINAL_BACK),
                notices.sent().stream().map(NoticeDraft::topic).toList());
    }

    @Test
    void t091AttemptsAreCountedByHourAndMethod() {
        for (int i = 0; i < 8; i++) {
            wall.present("7", EIGHT.plusSeconds(i));
        }
        wall.refuse("7", EIGHT.plusMinutes(1), "worn finger");
        wall.refuse("8", EIGHT.plusHours(1), "worn finger");
        house.clock.advance(Duration.ofHours(2));
        house.tick(TEN);
        watch.changed(house.org, Topic.PUNCHES);
        watch.changed(house.org, Topic.PUNCHES);

        AttemptStatistics day = attempts.statistics(house.org, Scope.EVERYBODY, gate.id(), DAY, DAY);
        assertEquals(new Count(8, 2), day.all());
        assertEquals(List.of(new OfHour(8, new Count(8, 1)), new OfHour(9, new Count(0, 1))), day.hours());
        assertEquals(
                List.of(
                        new OfMethod(Method.FINGERPRINT, new Count(0, 2)),
                        new OfMethod(Method.UNSTATED, new Count(8, 0))),
                day.methods());
        assertEquals(List.of(new OfReason("MISREAD: worn finger", 2)), day.reasons());
        assertEquals(Map.of(gate.id(), new Count(8, 2)), attempts.counts(house.org, DAY, DAY));
        assertEquals(
                Count.NONE,
                attempts.statistics(house.org, Scope.EVERYBODY, gate.id(), DAY.plusDays(1), DAY.plusDays(1))
                        .all());
    }

    @Test
    void t109RefusalsKeepTheirReasonAndArePeoples() {
        EmployeeId wang = house.people.know("7");
        wall.refuse("7", EIGHT, "card damaged");
        wall.refuse("8", EIGHT, "card damaged");
        house.tick(TEN);
        watch.changed(house.org, Topic.PUNCHES);
        List<RefusedAttempt> his = attempts.refused(
                        house.org, Scope.EVERYBODY, Optional.empty(), Optional.of(wang), Page.first(10))
                .items();
        assertEquals(
                List.of("MISREAD: card damaged"),
                his.stream().map(RefusedAttempt::reason).toList());
        assertEquals(
                List.of(),
                attempts.refused(house.org, Scope.NOBODY, Optional.empty(), Optional.empty(), Page.first(10))
                        .items());
    }

    @Test
    void t091ATerminalIsAboveTheNormWhenItRefusesTwiceTheUsualShare() {
        assertTrue(statistics(new Count(90, 10), new Count(98, 2)).isAboveNorm());
        assertFalse(statistics(new Count(90, 10), new Count(94, 6)).isAboveNorm());
        assertFalse(statistics(new Count(2, 2), new Count(98, 2)).isAboveNorm());
        assertFalse(statistics(new Count(980, 20), new Count(999, 1)).isAboveNorm());
    }

    @Test
    void t090t111MaintenanceIsWrittenDownAndFallsDue() {
        Maintenance.Draft cleaned = new Maintenance.Draft(Work.CLEANED, "lens", DAY, Optional.of(DAY.plusMonths(1)));
        MaintenanceEntry entry = maintenance.note(house.admin, Scope.EVERYBODY, gate.id(), cleaned);
        maintenance.note(
                house.admin,
                Scope.EVERYBODY,
                gate.id(),
                new Maintenance.Draft(Work.LIGHTING, "lamp above the gate", DAY, Optional.empty()));
        assertEquals(List.of(), maintenance.due(house.org, Scope.EVERYBODY, DAY));
        assertEquals(List.of(entry), maintenance.due(house.org, Scope.EVERYBODY, DAY.plusMonths(1)));
        assertEquals(
                2,
                maintenance
                        .of(house.org, Scope.EVERYBODY, gate.id(), Page.first(10))
                        .items()
                        .size());
        assertEquals(
                "maintenance.future",
                refused(new Maintenance.Draft(Work.CLEANED, "", DAY.plusDays(1), Optional.empty())));
        assertEquals("maintenance.next", refused(new Maintenance.Draft(Work.CLEANED, "", DAY, Optional.of(DAY))));
        assertEquals("maintenance.text", refused(new Maintenance.Draft(Work.OTHER, " ", DAY, Optional.empty())));
    }

    private String refused(Maintenance.Draft draft) {
        return assertThrows(Refused.class, () -> maintenance.note(house.admin, Scope.EVERYBODY, gate.id(), draft))
                .code();
    }

    private static AttemptStatistics statistics(Count all, Count usual) {
        return new AttemptStatistics(all, List.of(), List.of(), List.of(), usual, Optional.empty());
    }

    private void decide(Handling handling) {
        ClockPolicy policy = clocks.setPolicy(house.admin, handling, Duration.ofMinutes(1), 0);
        assertEquals(handling, policy.handling());
        assertEquals(policy, clocks.policy(house.org));
    }

    private Terminal bound() {
        house.add(wall);
        return house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
    }

    private List<Alarm> open() {
        return house.alarms
                .page(house.org, Scope.EVERYBODY, true, Page.first(50))
                .items();
    }

    private List<Alarm.Kind> alarms() {
        return open().stream().map(Alarm::kind).toList();
    }
}
