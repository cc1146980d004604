package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.Delivery.Want;
import org.clockhouse.credential.delivery.TerminalList;
import org.clockhouse.credential.delivery.WallTerminal.Ability;
import org.clockhouse.credential.delivery.WallTerminal.Lists;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Token;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalState.Kind;
import org.junit.jupiter.api.Test;

/** What is to stand on the lists of terminals, what they confirm, and what is said of the difference. */
class DeliveriesTest {

    private final ListedHouse lists = new ListedHouse();
    private final Gatehouse house = lists.house;
    private final ListedTerminal wall = lists.wall;

    @Test
    void c054AFreezeIsConfirmedAtEveryTerminalThatAnswersAndAtTheOthersWhenTheyDo() {
        house.add(wall);
        Terminal gate = lists.hang("acme:gate", lists.shanghai);
        Terminal store = lists.hang("acme:store", lists.shanghai);
        Credential card = lists.issue(lists.wang, 1);
        lists.visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:gate"));
        assertEquals(Map.of(gate, State.CONFIRMED, store, State.CONFIRMED), lists.states(card));
        wall.unreachable = true;
        Credential frozen = lists.move(card, CredentialState.SUSPENDED);
        assertEquals(Map.of(gate, State.EXPECTED, store, State.EXPECTED), lists.states(frozen));
        assertEquals(Want.REMOVED, lists.deliveries(frozen).get(0).want());
        Instant ordered = lists.deliveries(frozen).get(0).at();
        lists.visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:gate"));
        lists.reach(gate, false);
        assertEquals(Map.of(gate, State.UNREACHABLE, store, State.EXPECTED), lists.states(frozen));
        wall.unreachable = false;
        house.tick(Duration.ofMinutes(6));
        assertEquals(Set.of(), wall.numbers("acme:gate"));
        assertEquals(Set.of(), wall.numbers("acme:store"));
        assertEquals(Map.of(gate, State.CONFIRMED, store, State.CONFIRMED), lists.states(frozen));
        assertTrue(lists.deliveries(frozen).get(0).at().isAfter(ordered));
    }

    @Test
    void c054AFreezeGoesOutAtTheNextTickAndNotAtTheNextVisit() {
        house.add(wall);
        Terminal gate = lists.hang("acme:gate", lists.shanghai);
        Credential card = lists.issue(lists.wang, 1);
        lists.visit();
        Credential frozen = lists.move(card, CredentialState.SUSPENDED);
        house.tick(Duration.ofMillis(250));
        assertEquals(Map.of(gate, State.CONFIRMED), lists.states(frozen));
    }

    @Test
    void c068ACardThatIsFoundComesBackToTheTerminals() {
        house.add(wall);
        Terminal gate = lists.hang("acme:gate", lists.shanghai);
        Credential frozen = lists.move(lists.issue(lists.wang, 1), CredentialState.SUSPENDED);
        lists.visit();
        assertEquals(Set.of(), wall.numbers("acme:gate"));
        Credential found = lists.move(frozen, CredentialState.ACTIVE);
        lists.visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:gate"));
        assertEquals(Map.of(gate, State.CONFIRMED), lists.states(found));
    }

    @Test
    void nothingIsConfirmedThatTheTerminalDidNotSay() {
        house.add(wall);
        Terminal gate = lists.hang("acme:gate", lists.shanghai);
        Credential card = lists.issue(lists.wang, 1);
        wall.losesAnswers = true;
        lists.visit();
        assertEquals(Map.of(gate, State.SENT), lists.states(card));
        wall.losesAnswers = false;
        house.tick(Duration.ofMinutes(6));
        assertEquals(Map.of(gate, State.CONFIRMED), lists.states(card));
        assertEquals(Set.of("000117"), wall.numbers("acme:gate"));
    }

    @Test
    void whatATerminalDoesNotTakeIsSaidWithItsReasonAndTriedAgain() {
        house.add(wall);
        Terminal gate = lists.hang("acme:gate", lists.shanghai);
        wall.capacity = 1;
        lists.issue(lists.wang, 1);
        Credential second = lists.issue(lists.li, 2);
        lists.visit();
        Delivery refused = lists.deliveries(second).get(0);
        assertEquals(State.REFUSED, refused.state());
        assertEquals("FULL", refused.detail());
        assertEquals(new TerminalList.Counts(2, 1, 0, 1), list(gate).counts());
        wall.capacity = 2;
        house.tick(Duration.ofMinutes(61));
        house.tick(Duration.ofSeconds(11));
        assertEquals(State.CONFIRMED, lists.deliveries(second).get(0).state());
    }

    @Test
    void aTerminalThatRefusesToBeChangedGoesOnBeingRead() {
        house.add(wall);
        Terminal gate = lists.hang("acme:gate", lists.shanghai);
        Credential card = lists.issue(lists.wang, 1);
        wall.refuses = true;
        lists.visit();
        assertEquals("locked", lists.deliveries(card).get(0).detail());
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
    }

    @Test
    void c023ExpectedIsSetAgainstAcknowledgedAndTheDifferenceIsShown() {
        house.add(wall);
        Terminal gate = lists.hang("acme:gate", lists.shanghai);
        Credential card = lists.issue(lists.wang, 1);
        lists.issue(lists.li, 2);
        lists.visit();
        assertEquals(new TerminalList.Counts(2, 2, 0, 0), list(gate).counts());
        long version = list(gate).version();
        assertEquals(0, list(gate).strangers());
        wall.at("acme:gate").remove(card.id().text());
        wall.at("acme:gate").put("who", stranger());
        house.desk.deliveries.resync(house.admin, Scope.EVERYBODY, gate.id(), Optional.of(lists.li.id()), false);
        assertEquals(1, differences(gate));
        lists.visit();
        assertEquals(Set.of("000117", "000118", "9"), wall.numbers("acme:gate"));
        assertEquals(0, differences(gate));
        assertEquals(1, list(gate).strangers());
        assertTrue(list(gate).version() > version);
        house.desk.deliveries.resync(house.admin, Scope.EVERYBODY, gate.id(), Optional.empty(), true);
        lists.visit();
        assertEquals(Set.of("000117", "000118"), wall.numbers("acme:gate"));
        assertEquals(0, list(gate).strangers());
    }

    @Test
    void peopleWhomTheTerminalHoldsAlreadyAreTakenOverWithoutWriting() {
        ListedTerminal old = new ListedTerminal(false, 1);
        house.add(old);
        Terminal gate = lists.hang("acme:gate", lists.shanghai);
        Credential card = lists.issue(lists.wang, 1);
        Token token = new Token("00000001");
        String id = Grant.naturalId("000117", CredentialKind.CARD, token);
        old.at("acme:gate")
                .put(id, Grant.builder(id, "000117", CredentialKind.CARD, token).build());
        lists.visit();
        assertEquals(Map.of(gate, State.CONFIRMED), lists.states(card));
        assertEquals(0, old.writes);
    }

    @Test
    void aTerminalWithRoomForOneCardHoldsTheNewestAndTheOldAgainWhenThatGoes() {
        ListedTerminal small = new ListedTerminal(false, 1);
        house.add(small);
        lists.hang("acme:gate", lists.shanghai);
        Credential own = lists.issue(lists.wang, 1);
        lists.visit();
        Credential lent = lists.issue(lists.wang, 2);
        lists.visit();
        assertEquals("one-card", lists.deliveries(own).get(0).detail());
        assertEquals(List.of("00000002"), tokens(small));
        lists.move(lent, CredentialState.REVOKED);
        lists.visit();
        assertEquals(List.of("00000001"), tokens(small));
        assertEquals(State.CONFIRMED, lists.deliveries(own).get(0).state());
    }

    @Test
    void aTerminalThatKeepsNoListSaysSoBeforehand() {
        house.add(new WallTerminal(house.clock));
        Terminal old = house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
        house.tick(Duration.ofSeconds(1));
        assertEquals(
                new Ability(Lists.NONE, false),
                house.journal
                        .read(house.org, () -> house.desk.listRows.find(old.id()))
                        .ability());
    }

    private static List<String> tokens(ListedTerminal terminal) {
        return terminal.at("acme:gate").values().stream()
                .map(grant -> grant.token().hex())
                .toList();
    }

    private static Grant stranger() {
        return Grant.builder("who", "9", CredentialKind.CARD, new Token("09")).build();
    }

    private TerminalList list(Terminal terminal) {
        return house.desk.deliveries.lists(house.org).stream()
                .filter(list -> list.terminal().id().equals(terminal.id()))
                .findFirst()
                .orElseThrow();
    }

    private int differences(Terminal terminal) {
        return house.desk
                .deliveries
                .list(house.org, Scope.EVERYBODY, terminal.id(), true, Page.first(10))
                .items()
                .size();
    }
}
