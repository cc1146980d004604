package org.clockhouse.terminal.internal.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.clockhouse.driver.Health;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalCount;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.WallTerminal;
import org.clockhouse.terminal.internal.visit.CountDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A terminal whose log can be counted is compared with the store after each visit. */
class CountBookTest {

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);

    private final Gatehouse house = new Gatehouse();
    private final WallTerminal wall = new WallTerminal(house.clock);
    private final CountDesk desk = house.countDesk;
    private Terminal gate;

    @BeforeEach
    void bind() {
        house.add(wall);
        gate = house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
        wall.keeps = true;
        for (int i = 0; i < 4; i++) {
            wall.present("7", EIGHT.plusSeconds(i));
        }
    }

    private void says(long rows) {
        wall.health = Health.of(Health.State.GOOD, "").logged(rows);
    }

    private TerminalCount count() {
        return desk.find(house.org, Scope.EVERYBODY, gate.id()).orElseThrow();
    }

    private List<String> alarms() {
        return house.alarms.page(house.org, Scope.EVERYBODY, true, Page.first(10)).items().stream()
                .filter(alarm -> alarm.kind() == Alarm.Kind.INCOMPLETE)
                .map(Alarm::detail)
                .toList();
    }

    @Test
    void t101WhatTheTerminalHoldsAndWhatIsHereAgree() {
        says(4);
        house.tick(Duration.ofSeconds(10));
        assertEquals(4, count().stated());
        assertEquals(4, count().stored());
        assertEquals(0, count().missing());
    }

    @Test
    void t101RowsThatStayMissingRaiseAnAlarmWithTheirNumber() {
        says(6);
        house.tick(Duration.ofSeconds(10));
        assertEquals(2, count().missing());
        assertEquals(List.of(), alarms(), "they may have been made while it was read");
        house.tick(Duration.ofMinutes(11));
        assertEquals(List.of("2 of 6 rows are not here"), alarms());
        wall.present("8", EIGHT);
        wall.present("9", EIGHT);
        house.tick(Duration.ofMinutes(1));
        assertEquals(0, count().missing());
        assertEquals(List.of(), alarms(), "they came");
    }

    @Test
    void t101ALogThatWasClearedLacksNothingAndIsStillWatched() {
        says(4);
        house.tick(Duration.ofSeconds(10));
        says(0);
        house.tick(Duration.ofSeconds(10));
        assertEquals(0, count().missing());
        says(3);
        wall.present("8", EIGHT);
        wall.present("9", EIGHT);
        house.tick(Duration.ofSeconds(10));
        assertEquals(1, count().missing(), "three were made since, and two came");
    }

    @Test
    void t019ReadingAgainFromTheBeginningSettlesIt() {
        wall.present("7", EIGHT);
        says(5);
        house.tick(Duration.ofSeconds(10));
        assertEquals(1, count().missing(), "the same punch twice is stored once");
        desk.readAgain(house.admin, gate.id());
        assertTrue(count().readingAgain());
        house.tick(Duration.ofSeconds(10));
        assertFalse(count().readingAgain());
        assertEquals(0, count().missing());
        assertEquals(4, house.punches().size());
        says(6);
        house.tick(Duration.ofSeconds(10));
        assertEquals(1, count().missing(), "it is compared as before");
    }

    @Test
    void t019SomebodyMaySayThatNothingIsMissing() {
        says(5);
        house.tick(Duration.ofSeconds(10));
        house.tick(Duration.ofMinutes(11));
        assertEquals(1, alarms().size());
        assertEquals(
                0,
                desk.accept(house.admin, gate.id(), "one row was printed twice").missing());
        assertEquals(List.of(), alarms());
        assertEquals(
                "count.nothing",
                assertThrows(Refused.class, () -> desk.accept(house.admin, gate.id(), "again"))
                        .code());
    }
}
