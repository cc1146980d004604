package org.clockhouse.terminal.internal.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchAttributes.Outcome;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.PunchTime.OffsetSource;
import org.clockhouse.punch.Road;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.internal.Gatehouse;
import org.junit.jupiter.api.Test;

class OdditiesTest {

    private static final Instant EIGHT = Instant.parse("2026-11-02T00:00:00Z");

    private final Gatehouse house = new Gatehouse();
    private final Site site = house.registry.site("上海", "Asia/Shanghai");
    private final Department works = house.registry.department("工厂");
    private final EmployeeId ann = house.registry.hire("1001", "安", site, works).id();
    private final EmployeeId bob = house.registry.hire("1002", "博", site, works).id();
    private final TerminalId gate = TerminalId.next();
    private final TerminalId door = TerminalId.next();
    private final Oddities oddities = new Oddities(house.registry.directory, house.alarms, house.journal, house.config);
    private long position;

    @Test
    void t007CardsOfTwoPeopleAtOneReaderWithinAMomentRaiseAnAlarm() {
        look(card(ann, gate, 0, 1), card(bob, gate, 1, 1));
        assertEquals(List.of("TWO_CARDS 1001 1002 within 1 s"), alarms());
    }

    @Test
    void t007PeopleInAQueueAtTwoReadersOrWithTheirOwnCardTwiceDoNot() {
        look(
                card(ann, gate, 0, 1),
                card(bob, gate, 3, 1),
                card(ann, gate, 3, 2),
                card(ann, gate, 4, 2),
                card(bob, door, 4, 2));
        assertEquals(List.of(), alarms());
    }

    @Test
    void t046WhoComesInTwiceWithoutGoingOutRaisesAnAlarm() {
        look(pass(ann, gate, 0, Direction.IN), pass(ann, gate, 40, Direction.IN));
        assertEquals(List.of("PASSED_BACK 1001 in again after 40 s"), alarms());
    }

    @Test
    void t046WhoGoesOutInBetweenOrOnlyPressesAgainDoesNot() {
        look(
                pass(ann, gate, 0, Direction.IN),
                pass(ann, gate, 4, Direction.IN),
                pass(ann, door, 60, Direction.OUT),
                pass(ann, gate, 90, Direction.IN),
                pass(bob, gate, 90, Direction.IN),
                pass(ann, gate, 4_000, Direction.IN));
        assertEquals(List.of(), alarms());
    }

    @Test
    void t046WhatATerminalRaisesAnAlarmForIsTold() {
        TerminalEvent forced = TerminalEvent.builder("e1", TerminalEvent.Kind.ALARM)
                .code("door forced")
                .build();
        TerminalEvent duress =
                TerminalEvent.builder("e2", TerminalEvent.Kind.DURESS).build();
        TerminalEvent wiped =
                TerminalEvent.builder("e3", TerminalEvent.Kind.PUNCHES_CLEARED).build();
        house.events.report(house.org, gate, List.of(forced, duress, wiped));
        assertEquals(
                Set.of("DEVICE_ALARM ALARM door forced", "DURESS DURESS", "TAMPERED PUNCHES_CLEARED"),
                Set.copyOf(alarms()));
    }

    @Test
    void t046EachKindOfEventIsAnAlarmOfItsOwn() {
        List<TerminalEvent> events = List.of(
                event(TerminalEvent.Kind.TAILGATING),
                event(TerminalEvent.Kind.SEVERAL_FACES),
                event(TerminalEvent.Kind.DOOR_FORCED),
                event(TerminalEvent.Kind.DOOR_HELD),
                event(TerminalEvent.Kind.TAMPERED),
                event(TerminalEvent.Kind.DOOR_MOVED));
        house.events.report(house.org, gate, events);
        house.events.report(house.org, gate, events);
        assertEquals(
                Set.of(
                        "TAILGATING TAILGATING",
                        "SEVERAL_FACES SEVERAL_FACES",
                        "DOOR_FORCED DOOR_FORCED",
                        "DOOR_HELD DOOR_HELD",
                        "TAMPERED TAMPERED"),
                Set.copyOf(alarms()));
    }

    private static TerminalEvent event(TerminalEvent.Kind kind) {
        return TerminalEvent.builder("e-" + kind, kind).build();
    }

    private Punch card(EmployeeId person, TerminalId terminal, int second, int reader) {
        return punch(person, terminal, second, Direction.BOTH, reader, PunchSubject.Kind.CARD);
    }

    private Punch pass(EmployeeId person, TerminalId terminal, int second, Direction direction) {
        return punch(person, terminal, second, direction, 0, PunchSubject.Kind.NUMBER);
    }

    private Punch punch(
            EmployeeId person,
            TerminalId terminal,
            int second,
            Direction direction,
            int reader,
            PunchSubject.Kind kind) {
        Instant at = EIGHT.plusSeconds(second);
        PunchTime time = PunchTime.of(
                LocalDateTime.ofInstant(at, ZoneOffset.UTC), Duration.ZERO, ZoneOffset.UTC, OffsetSource.ZONE_RULES);
        PunchAttributes attributes = new PunchAttributes(
                Method.CARD, FunctionKey.UNSTATED, reader, "", Outcome.ACCEPTED, "", direction, true, "", "");
        return new Punch(
                ++position,
                terminal,
                Road.VISIT,
                at,
                new PunchSubject(kind, "0a0b0c0d"),
                Optional.of(person),
                time,
                attributes,
                Set.of());
    }

    private void look(Punch... punches) {
        house.clock.set("2026-11-02T02:00:00Z");
        oddities.look(house.org, List.of(punches));
    }

    private List<String> alarms() {
        return house.alarms.page(house.org, Scope.EVERYBODY, true, Page.first(20)).items().stream()
                .map((Alarm alarm) -> alarm.kind() + " " + alarm.detail())
                .toList();
    }
}
