package org.clockhouse.terminal.internal.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.Drafts;
import org.clockhouse.terminal.internal.FlakyPunches.Trouble;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.WallTerminal;
import org.junit.jupiter.api.Test;

class VisitsTest {

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Gatehouse house = new Gatehouse();
    private final WallTerminal wall = new WallTerminal(house.clock);

    @Test
    void aVisitStoresEveryPageThenAcknowledgesIt() {
        Terminal gate = bound();
        EmployeeId wang = house.people.know("7");
        for (int i = 0; i < 7; i++) {
            wall.present(i < 6 ? "7" : "8", EIGHT.plusSeconds(i));
        }
        house.tick(SECOND);

        List<Punch> punches = house.punches();
        assertEquals(7, punches.size());
        assertEquals(Road.VISIT, punches.get(0).road());
        assertEquals(Instant.parse("2026-11-02T00:00:00Z"), punches.get(0).at());
        assertEquals(Optional.of(wang), punches.get(0).employee());
        assertEquals(Optional.empty(), punches.get(6).employee());
        assertEquals(0, wall.holds());
        assertEquals(3, wall.acknowledged);
        assertEquals(3, wall.mostAsked);
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
    }

    @Test
    void t046WhatTheLogSaysBesidePunchesRaisesAnAlarmOnce() {
        Terminal gate = bound();
        wall.events = List.of(TerminalEvent.builder("17", TerminalEvent.Kind.DOOR_HELD)
                .code("28")
                .build());
        wall.present("7", EIGHT);
        house.tick(SECOND);
        wall.present("7", EIGHT.plusSeconds(60));
        house.tick(Duration.ofMinutes(10));
        Alarm alarm = house.alarms
                .page(house.org, Scope.EVERYBODY, true, Page.first(10))
                .items()
                .get(0);
        assertEquals(Alarm.Kind.DOOR_HELD, alarm.kind());
        assertEquals(1, alarm.count(), "the same record, read again");
        assertEquals(
                1,
                house.events.page(house.org, gate.id(), Page.first(10)).items().size());
        assertEquals(2, house.punches().size());
    }

    @Test
    void theCompletenessMarkIsWhenTheLastPageWasAskedFor() {
        Terminal gate = bound();
        wall.present("7", EIGHT);
        house.tick(SECOND);
        assertEquals(
                Optional.of(Instant.parse("2026-11-02T00:00:01Z")),
                house.standing(gate.id()).progress().reportedUpTo());
    }

    @Test
    void visitsThatFindNothingDoNotCommitEachTime() {
        Terminal gate = bound();
        for (int i = 0; i < 30; i++) {
            house.tick(Duration.ofSeconds(10));
        }
        assertEquals(30, wall.connects);
        assertTrue(house.punches.appends() <= 6, "appends " + house.punches.appends());
        assertEquals(
                Optional.of(house.clock.instant()),
                house.standing(gate.id()).state().lastContact());
    }

    @Test
    void aTerminalThatCanOnlyBePolledIsVisitedEveryThreeSecondsAroundShiftStarts() {
        bound();
        house.tick(SECOND);
        assertEquals(3, visitsWithin(30));
        house.rush.add((org, site, instant) -> site.equals(house.works));
        visitsWithin(10);
        assertEquals(10, visitsWithin(30));
    }

    private int visitsWithin(int seconds) {
        int before = wall.connects;
        for (int i = 0; i < seconds; i++) {
            house.tick(SECOND);
        }
        return wall.connects - before;
    }

    @Test
    void aCrashBetweenTheCommitAndTheAcknowledgementCostsOneRepeatedPage() {
        bound();
        wall.present("7", EIGHT);
        house.punches.trouble = Trouble.LOST_ANSWER;
        house.tick(SECOND);
        assertEquals(1, wall.holds());
        house.punches.trouble = Trouble.NONE;
        wall.present("7", EIGHT.plusSeconds(1));
        house.tick(Duration.ofSeconds(30));
        assertEquals(2, house.punches().size());
        assertEquals(
                2,
                house.punches().stream()
                        .map(p -> p.time().clockReading())
                        .distinct()
                        .count());
    }

    @Test
    void whileTheStoreIsDownNothingIsAcknowledgedAndTheTerminalIsNotBlamed() {
        Terminal gate = bound();
        house.tick(SECOND);
        wall.present("7", EIGHT);
        house.punches.trouble = Trouble.DOWN;
        for (int i = 0; i < 5; i++) {
            house.tick(Duration.ofMinutes(6));
        }
        assertEquals(1, wall.holds());
        assertEquals(0, wall.acknowledged);
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
        house.punches.trouble = Trouble.NONE;
        house.tick(Duration.ofMinutes(6));
        assertEquals(1, house.punches().size());
        assertEquals(0, wall.holds());
    }

    @Test
    void aTerminalThatDoesNotAnswerIsAskedLessAndLess() {
        Terminal gate = bound();
        wall.fault = Fault.UNREACHABLE;
        house.tick(SECOND);
        TerminalState lost = house.standing(gate.id()).state();
        assertEquals(Kind.UNREACHABLE, lost.kind());
        assertEquals("terminal.unreachable", lost.code());
        for (int i = 0; i < 600; i++) {
            house.tick(SECOND);
        }
        assertTrue(wall.connects >= 7 && wall.connects <= 12, "asked " + wall.connects + " times in ten minutes");
        assertEquals(lost.since(), house.standing(gate.id()).state().since());
        wall.fault = null;
        house.tick(Duration.ofSeconds(400));
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
        int before = wall.connects;
        house.tick(Duration.ofSeconds(10));
        assertEquals(before + 1, wall.connects);
    }

    @Test
    void wrongSettingsWaitForAnEdit() {
        Terminal gate = bound();
        wall.fault = Fault.MISCONFIGURED;
        house.tick(SECOND);
        house.tick(Duration.ofHours(1));
        assertEquals(1, wall.connects);
        assertEquals(Kind.MISCONFIGURED, house.kind(gate.id()));
        wall.fault = null;
        house.register.amend(house.admin, gate.id(), Drafts.password(house.works, "4711"), gate.version());
        house.tick(SECOND);
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
        assertEquals("4711", wall.settings.get("password"));
    }

    @Test
    void refusedCredentialsAreNotTriedAgainByAnotherVersionOfTheDriver() {
        Terminal gate = bound();
        wall.wrongKey = true;
        house.tick(SECOND);
        TerminalState wrong = house.standing(gate.id()).state();
        house.drivers.remove(wall);
        house.tick(SECOND);
        WallTerminal update = new WallTerminal(house.clock);
        update.wrongKey = true;
        house.add(update);
        house.tick(SECOND);
        house.visits.wake(gate.id());
        house.tick(Duration.ofHours(1));
        assertEquals(1, wall.connects);
        assertEquals(0, update.connects);
        TerminalState still = house.standing(gate.id()).state();
        assertEquals(
                List.of(Kind.MISCONFIGURED, "terminal.misconfigured", "the key is wrong", wrong.since()),
                List.of(still.kind(), still.code(), still.detail(), still.since()));

        update.wrongKey = false;
        house.register.amend(house.admin, gate.id(), Drafts.password(house.works, "4711"), gate.version());
        house.tick(SECOND);
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
        assertEquals("4711", update.settings.get("password"));
    }

    @Test
    void whatElseIsWrongIsTriedAgainWithAnotherDriver() {
        Terminal gate = bound();
        wall.fault = Fault.MISCONFIGURED;
        house.tick(SECOND);
        house.drivers.remove(wall);
        house.tick(SECOND);
        house.add(new WallTerminal(house.clock));
        house.tick(SECOND);
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
    }

    @Test
    void answersWithoutSenseBecomeAnAlarmWhenTheyKeepComing() {
        Terminal gate = bound();
        wall.fault = Fault.GARBLED;
        house.tick(SECOND);
        house.tick(Duration.ofSeconds(10));
        assertEquals(List.of(), alarms());
        house.tick(Duration.ofSeconds(10));
        assertEquals(List.of(Alarm.Kind.GARBLED), alarms());
        assertEquals(Kind.UNREACHABLE, house.kind(gate.id()));
    }

    @Test
    void aDriverWithABugHurtsNobodyElse() {
        bound();
        wall.bug = new IllegalStateException("a bug of the driver");
        house.tick(SECOND);
        wall.bug = null;
        wall.present("7", EIGHT);
        house.tick(Duration.ofSeconds(10));
        assertEquals(1, house.punches().size());
    }

    @Test
    void aClockThatIsOffIsMeasuredUsedAndSet() {
        Terminal gate = bound();
        wall.ahead = Duration.ofMinutes(7);
        house.tick(SECOND);
        wall.ahead = Duration.ofMinutes(7);
        wall.present("7", LocalDateTime.of(2026, 11, 2, 8, 7, 30));
        house.tick(Duration.ofMinutes(1));

        Punch punch = house.punches().get(0);
        assertEquals(Instant.parse("2026-11-02T00:00:30Z"), punch.at());
        assertTrue(punch.flags().contains(PunchFlag.CLOCK_OFF));
        assertEquals(List.of(Alarm.Kind.CLOCK_OFF), alarms());
        assertEquals(Duration.ZERO, wall.ahead);
        assertEquals(
                Optional.of(Duration.ZERO), house.standing(gate.id()).state().clockError());
    }

    @Test
    void whatNeedsAPersonBecomesAnAlarmOnce() {
        Terminal gate = bound();
        wall.gap = true;
        wall.health = Health.of(Health.State.TAMPERED, "housing open").holding(950, 0);
        for (int i = 0; i < 3; i++) {
            house.tick(Duration.ofSeconds(10));
        }
        assertEquals(Set.of(Alarm.Kind.GAP, Alarm.Kind.TAMPERED, Alarm.Kind.ALMOST_NO_ROOM), Set.copyOf(alarms()));
        assertEquals(3, alarms().size());
        TerminalState state = house.standing(gate.id()).state();
        assertEquals(OptionalInt.of(950), state.held());
        assertEquals(OptionalInt.of(1_000), state.capacity());
        assertEquals("8.1", state.firmware());
    }

    @Test
    void anotherSerialNumberThanTheRegisteredOneIsAnAlarm() {
        house.add(wall);
        house.register.register(house.admin, Drafts.serial(house.works, "B-2"));
        house.tick(SECOND);
        assertEquals(List.of(Alarm.Kind.SWAPPED), alarms());
    }

    @Test
    void aDisabledTerminalIsNotVisited() {
        Terminal gate = bound();
        house.register.setStatus(house.admin, gate.id(), Terminal.Status.DISABLED, "repair", gate.version());
        house.tick(SECOND);
        assertEquals(0, wall.connects);
        assertEquals(Kind.DISABLED, house.kind(gate.id()));
    }

    @Test
    void aTerminalThatAnnouncesPunchesIsVisitedAtOnce() {
        bound();
        house.tick(SECOND);
        wall.present("7", EIGHT);
        wall.context.wake();
        house.tick(Duration.ofMillis(1));
        assertEquals(1, house.punches().size());
    }

    @Test
    void aTerminalWhoseDriverComesLaterIsVisitedThen() {
        Terminal gate = bound();
        house.clock.advance(Duration.ofHours(1));
        house.drivers.remove(wall);
        TerminalState missing = house.standing(gate.id()).state();
        assertEquals(Kind.DRIVER_MISSING, missing.kind());
        assertEquals(house.clock.instant(), missing.since());
        house.tick(SECOND);
        wall.present("7", EIGHT);
        house.add(wall);
        house.tick(SECOND);
        assertEquals(1, house.punches().size());
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
    }

    @Test
    void whoLooksAtDriversHearsThatOneCame() {
        house.tick(SECOND);
        int before = house.changes.told().size();
        house.add(wall);
        house.tick(SECOND);
        assertTrue(house.changes
                .told()
                .subList(before, house.changes.told().size())
                .contains(Topic.DRIVERS));
    }

    private Terminal bound() {
        house.add(wall);
        return house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
    }

    private List<Alarm.Kind> alarms() {
        return house.alarms.page(house.org, Scope.EVERYBODY, true, Page.first(50)).items().stream()
                .map(Alarm::kind)
                .toList();
    }
}
