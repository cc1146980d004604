package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.Delivery.Want;
import org.clockhouse.credential.delivery.WallTerminal.Ability;
import org.clockhouse.credential.delivery.WallTerminal.Lists;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.hikvision.isapi.HikvisionDriver;
import org.clockhouse.driver.hikvision.isapi.HikvisionTerminal;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.driver.tck.EmulatedTerminal;
import org.clockhouse.driver.zk.pull.PullTerminal;
import org.clockhouse.driver.zk.pull.ZkPullDriver;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.driver.DriverTableTest;
import org.clockhouse.terminal.internal.visit.ListWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the card desk to what terminals on real sockets hold: the drivers that ship, and emulated terminals. */
@Timeout(60)
class EmulatedListsTest {

    private static final long OLD = 0x04A1B2C3L;
    private static final long NEW = 0x11223344L;

    private final SharedLines lines = new SharedLines();
    private final Gatehouse house = new Gatehouse(null, lines);
    private final ListWatch watch = new ListWatch(house.workedOut, house.visits, house.journal);
    private final Site shanghai = house.registry.site("上海", "Asia/Shanghai");
    private final Employee wang = house.registry.hire("117", "王小明", shanghai, house.registry.department("工厂"));

    private EmulatedTerminal wall;
    private Terminal gate;

    private enum Family {
        ZK_PULL,
        HIKVISION;

        private TerminalDriver driver() {
            return this == ZK_PULL ? new ZkPullDriver() : new HikvisionDriver();
        }

        private EmulatedTerminal hang() throws IOException {
            return this == ZK_PULL ? new PullTerminal() : new HikvisionTerminal();
        }
    }

    @AfterEach
    void close() {
        wall.close();
        lines.close();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void c054AFreezeTakesTheCardOffTheTerminalAndAThawGivesItBack(Family family) throws Exception {
        hang(family);
        Credential card = issue(OLD);
        assertEquals(State.EXPECTED, delivery(card).state());
        visit();
        assertEquals(Map.of(OLD, "117"), wall.cards());
        assertEquals(State.CONFIRMED, delivery(card).state());
        Credential frozen = move(card, CredentialState.SUSPENDED);
        assertEquals(State.EXPECTED, delivery(frozen).state());
        assertEquals(Want.REMOVED, delivery(frozen).want());
        house.tick(Duration.ofSeconds(1));
        assertEquals(Map.of(), wall.cards());
        assertEquals(State.CONFIRMED, delivery(frozen).state());
        Credential found = move(frozen, CredentialState.ACTIVE);
        visit();
        assertEquals(Map.of(OLD, "117"), wall.cards());
        assertEquals(State.CONFIRMED, delivery(found).state());
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void c014AReplacementPutsTheNewCardInThePlaceOfTheOldOne(Family family) throws Exception {
        hang(family);
        Credential old = issue(OLD);
        visit();
        Replacement made = replace(old);
        visit();
        assertEquals(Map.of(NEW, "117"), wall.cards());
        Credential next = house.desk.credentials.find(house.org, Scope.EVERYBODY, made.next());
        assertEquals(State.CONFIRMED, delivery(next).state());
        assertEquals(Want.HELD, delivery(next).want());
        assertEquals(State.CONFIRMED, delivery(old).state());
        assertEquals(Want.REMOVED, delivery(old).want());
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void c054ATerminalThatIsOffIsSaidToBeAndForgetsTheCardsWhenItIsBack(Family family) throws Exception {
        hang(family);
        Credential lost = issue(OLD);
        visit();
        switchOff();
        Replacement made = replace(move(lost, CredentialState.SUSPENDED));
        Instant ordered = delivery(lost).at();
        visit();
        TerminalState state = house.standing(gate.id()).state();
        assertEquals(Kind.UNREACHABLE, state.kind(), state.toString());
        assertEquals(State.UNREACHABLE, delivery(lost).state());
        assertEquals(state.since(), delivery(lost).at());
        assertEquals(Map.of(OLD, "117"), wall.cards(), "it could not hear of it");
        wall.switchOn();
        house.tick(Duration.ofMinutes(6));
        assertEquals(Map.of(NEW, "117"), wall.cards());
        assertEquals(State.CONFIRMED, delivery(lost).state());
        assertTrue(delivery(lost).at().isAfter(ordered));
        Credential next = house.desk.credentials.find(house.org, Scope.EVERYBODY, made.next());
        assertEquals(State.CONFIRMED, delivery(next).state());
    }

    @Test
    void c054WhatWasSentIsNotConfirmedBeforeTheTerminalSaysSo() throws Exception {
        hang(Family.ZK_PULL);
        Credential card = issue(OLD);
        visit();
        PullTerminal terminal = (PullTerminal) wall;
        terminal.losesAnswers(true);
        Credential frozen = move(card, CredentialState.SUSPENDED);
        visit();
        assertEquals(State.SENT, delivery(frozen, true).state());
        terminal.losesAnswers(false);
        house.tick(Duration.ofMinutes(6));
        assertEquals(Map.of(), wall.cards());
        assertEquals(State.CONFIRMED, delivery(frozen).state());
    }

    /** As DS-K1T320MFWX with V3.5.0, whose abilities name people and cards. */
    @Test
    void aTerminalThatKnowsOnlyEventsIsReadAllTheSame() throws Exception {
        hang(Family.HIKVISION);
        HikvisionTerminal terminal = (HikvisionTerminal) wall;
        terminal.knowsOnlyEvents();
        Credential card = issue(OLD);
        terminal.punch("117", LocalDateTime.of(2026, 11, 2, 7, 58));
        visit();
        TerminalState state = house.standing(gate.id()).state();
        assertEquals(Kind.ONLINE, state.kind(), state.toString());
        assertEquals(State.REFUSED, delivery(card).state());
        String why = delivery(card).detail();
        assertTrue(why.startsWith("this model or firmware does not know"), why);
        Cursor read = new Cursor(house.log.progressOf(house.org, gate.id()).cursor());
        terminal.punch("117", LocalDateTime.of(2026, 11, 2, 17, 1));
        house.tick(Duration.ofSeconds(11));
        assertNotEquals(
                read, new Cursor(house.log.progressOf(house.org, gate.id()).cursor()));
        assertEquals(Kind.ONLINE, house.standing(gate.id()).state().kind());
    }

    private void hang(Family family) throws IOException {
        wall = family.hang();
        TerminalDriver driver = family.driver();
        house.add(driver);
        Map<String, String> settings = new HashMap<>(wall.settings());
        settings.put("listen", "false");
        gate = house.register
                .register(
                        house.admin,
                        new TerminalDraft(
                                new LocalName("东门", "East gate"),
                                house.works,
                                Optional.empty(),
                                driver.descriptor().id(),
                                wall.endpoint().toString(),
                                settings,
                                Optional.empty(),
                                "",
                                "",
                                Direction.BOTH,
                                Terminal.Purpose.ATTENDANCE,
                                Optional.empty()))
                .terminal();
        look(true);
    }

    /** The card office knows of a terminal what its state says. */
    private void look(boolean reachable) {
        house.desk.wall.hung.clear();
        house.desk.wall.hung.add(new org.clockhouse.credential.delivery.WallTerminal(
                gate.id(),
                gate.name(),
                shanghai.id(),
                Optional.empty(),
                true,
                reachable,
                house.standing(gate.id()).state().since(),
                new Ability(Lists.KEPT, false, Set.of())));
    }

    /** A socket that is being closed may answer once more. */
    private void switchOff() throws InterruptedException {
        wall.switchOff();
        DriverTableTest.await(() -> !answers(wall.endpoint()));
    }

    private static boolean answers(URI endpoint) {
        try (Socket line = new Socket(endpoint.getHost(), endpoint.getPort())) {
            return line.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private void visit() {
        watch.changed(house.org, Topic.CREDENTIALS);
        house.tick(Duration.ofSeconds(11));
    }

    private Credential issue(long number) {
        return house.desk.credentials.issue(
                house.admin,
                Scope.EVERYBODY,
                new CredentialDraft(wang.id(), new Identifier.Card(CardNumber.of(32, number))));
    }

    private Credential move(Credential card, CredentialState to) {
        Credential moved =
                house.desk.credentials.move(house.admin, Scope.EVERYBODY, card.id(), to, "lost", card.version());
        watch.changed(house.org, Topic.CREDENTIALS);
        return moved;
    }

    private Replacement replace(Credential old) {
        return house.desk.replacements.replace(
                house.admin,
                Scope.EVERYBODY,
                new ReplacementDraft(
                        new ReplacementDraft.Old.Card(old.id()),
                        Optional.of(new Identifier.Card(CardNumber.of(32, NEW))),
                        ReplacementReason.LOST,
                        "",
                        true,
                        Optional.empty()));
    }

    private Delivery delivery(Credential card) {
        TerminalState state = house.standing(gate.id()).state();
        return delivery(card, state.kind() != Kind.UNREACHABLE);
    }

    private Delivery delivery(Credential card, boolean reachable) {
        look(reachable);
        List<Delivery> all = house.desk.deliveries.of(house.org, Scope.EVERYBODY, card.id());
        assertEquals(1, all.size());
        return all.get(0);
    }
}
