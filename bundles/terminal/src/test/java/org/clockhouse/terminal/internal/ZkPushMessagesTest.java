package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.zk.push.PushTerminal;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Employee;
import org.clockhouse.terminal.DisplayMessage;
import org.clockhouse.terminal.DisplayMessages;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Words on the display of a terminal of the push family: said, shown, and taken back. */
@Timeout(60)
class ZkPushMessagesTest {

    private final PushGate push = new PushGate();
    private final Gatehouse house = push.house;
    private final PushTerminal terminal = push.terminal;

    @BeforeEach
    void open() throws Exception {
        push.open();
    }

    @AfterEach
    void close() {
        push.close();
    }

    private DisplayMessage.Shown say(DisplayMessage.Audience audience, String text) {
        Instant now = house.clock.instant();
        return house.messages.send(
                house.admin,
                Scope.EVERYBODY,
                new DisplayMessages.Draft(audience, text, now, now.plus(Duration.ofHours(2))));
    }

    private DisplayMessage.Shown shown() {
        return house.messages
                .page(house.org, Scope.EVERYBODY, Page.first(1))
                .items()
                .get(0);
    }

    @Test
    void t044WordsForASiteAreExpectedThenConfirmedAndTakenBack() throws Exception {
        DisplayMessage.Shown said = say(new DisplayMessage.AtSite(house.works), "停电检修");
        assertEquals(DisplayMessage.State.EXPECTED, said.places().get(0).state());
        terminal.ask();
        assertEquals(DisplayMessage.State.CONFIRMED, shown().places().get(0).state());
        assertEquals("停电检修", terminal.messages().get("1").get("MSG"));
        assertEquals("2026-11-02 08:00:00", terminal.messages().get("1").get("StartTime"));
        assertEquals("120", terminal.messages().get("1").get("MIN"));
        house.messages.withdraw(house.admin, Scope.EVERYBODY, 1);
        assertEquals(DisplayMessage.State.EXPECTED, shown().places().get(0).state());
        terminal.ask();
        assertEquals(Map.of(), terminal.messages());
        assertEquals(DisplayMessage.State.CONFIRMED, shown().places().get(0).state());
        assertFalse(house.audit.drafts().toString().contains("停电"), "what was said stays out of the trail");
    }

    @Test
    void t044ATerminalThatComesLaterIsToldWhatRunsAndOnlyOnce() throws Exception {
        say(new DisplayMessage.AtSite(house.works), "Drill at ten");
        say(new DisplayMessage.AtTerminal(push.gate().id()), "Other door");
        Terminal later =
                house.register.register(house.admin, push.draft("LATER1")).terminal();
        house.messages.catchUp(house.org);
        house.messages.catchUp(house.org);
        Slice<Errand> there = house.errands.page(house.org, Scope.EVERYBODY, later.id(), Page.first(10));
        assertEquals(1, there.items().size());
        assertEquals(
                "Drill at ten", ((ErrandTask.ShowMessage) there.items().get(0).task()).text());
        house.clock.advance(Duration.ofHours(3));
        house.register.register(house.admin, push.draft("LATER2"));
        house.messages.catchUp(house.org);
        assertEquals(
                2,
                house.messages.page(house.org, Scope.EVERYBODY, Page.first(5)).items().stream()
                        .filter(shown -> shown.message().number() == 1)
                        .findFirst()
                        .orElseThrow()
                        .places()
                        .size());
    }

    @Test
    void t044WordsThatNobodyWasToldAreTakenBackWithoutAWord() throws Exception {
        say(new DisplayMessage.AtTerminal(push.gate().id()), "Power is off");
        house.messages.withdraw(house.admin, Scope.EVERYBODY, 1);
        house.messages.withdraw(house.admin, Scope.EVERYBODY, 1);
        assertEquals(0, terminal.ask());
        assertTrue(shown().message().withdrawn());
    }

    @Test
    void t044WordsForOnePersonGoWhereTheirAccessReachesUnderTheirNumberThere() throws Exception {
        Employee wang = push.hire("1001", "王小明");
        push.letIn(wang);
        terminal.greet();
        terminal.ask();
        say(new DisplayMessage.ToPerson(wang.id()), "Please come to HR");
        terminal.ask();
        assertEquals("254", terminal.messages().get("1").get("TAG"));
        assertEquals(List.of("1001 1"), terminal.addressed());
        assertEquals(DisplayMessage.State.CONFIRMED, shown().places().get(0).state());
    }

    @Test
    void t044WhatCannotBeShownIsRefusedBeforehand() {
        DisplayMessage.Audience site = new DisplayMessage.AtSite(house.works);
        assertEquals(
                "display.text",
                assertThrows(Refused.class, () -> say(site, " ")).code());
        assertEquals(
                "display.text",
                assertThrows(Refused.class, () -> say(site, "x".repeat(161))).code());
        Instant now = house.clock.instant();
        assertEquals(
                "display.period",
                assertThrows(
                                Refused.class,
                                () -> house.messages.send(
                                        house.admin,
                                        Scope.EVERYBODY,
                                        new DisplayMessages.Draft(site, "words", now, now.plus(Duration.ofDays(46)))))
                        .code());
        Employee nobody = push.hire("1002", "李娜");
        assertEquals(
                "display.nowhere",
                assertThrows(Refused.class, () -> say(new DisplayMessage.ToPerson(nobody.id()), "words"))
                        .code());
    }
}
