package org.clockhouse.credential.internal.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.internal.CardInUse;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.use.CardSight;
import org.clockhouse.credential.use.CardUse;
import org.clockhouse.credential.use.CardUses;
import org.clockhouse.credential.use.StoppedUse;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.junit.jupiter.api.Test;

/** Where cards were seen, and whose use is an alarm. */
class UseBookTest {

    private final CardInUse house = new CardInUse();

    @Test
    void c054UseOfAFrozenCardIsAnAlarmWithTerminalAndTime() {
        Credential card = house.issue(true);
        house.clock.advance(Duration.ofHours(1));
        Credential frozen = house.move(card, CredentialState.SUSPENDED);
        house.clock.advance(Duration.ofMinutes(1));
        house.see(1, false);
        List<StoppedUse> alarms = alarms();
        assertEquals(1, alarms.size());
        assertEquals(house.gate.id(), alarms.get(0).terminal());
        assertEquals(house.clock.instant(), alarms.get(0).at());
        assertEquals(CredentialState.SUSPENDED, alarms.get(0).state());
        house.desk.uses.close(
                house.registry.actor, Scope.EVERYBODY, alarms.get(0).id(), "holder's mistake");
        assertEquals(List.of(), alarms());
        house.move(frozen, CredentialState.ACTIVE);
        house.clock.advance(Duration.ofMinutes(1));
        house.see(2, true);
        assertEquals(List.of(), alarms());
    }

    @Test
    void c030c054UseAfterTheLossWasReportedIsAnAlarmAlsoWhenTheCardIsReplaced() {
        Credential card = house.issue(true);
        house.clock.advance(Duration.ofHours(1));
        house.move(card, CredentialState.REVOKED);
        house.clock.advance(Duration.ofMinutes(1));
        house.see(1, true);
        assertEquals(
                List.of(card.id()),
                alarms().stream().map(StoppedUse::credential).toList());
        assertTrue(alarms().get(0).letIn());
    }

    @Test
    void c054AnAttemptAfterTheFreezeThatIsHeardAfterTheReplacementIsAnAlarm() {
        Credential card = house.issue(true);
        house.clock.advance(Duration.ofHours(1));
        Credential frozen = house.move(card, CredentialState.SUSPENDED);
        house.clock.advance(Duration.ofHours(1));
        Instant attempt = house.clock.instant();
        house.clock.advance(Duration.ofHours(1));
        Credential ended = house.move(frozen, CredentialState.REVOKED);
        house.desk.uses.note(
                house.registry.org,
                1,
                List.of(new CardSight(
                        house.gate.id(), Sighting.card("04A1B2C3", attempt), house.clock.instant(), true)));
        assertEquals(1, alarms().size());
        assertEquals(attempt, alarms().get(0).at());
        assertEquals(
                attempt.minus(Duration.ofHours(1)), ended.terms().stoppedAt().orElseThrow());
    }

    @Test
    void aReadFromBeforeTheFreezeThatArrivesLateIsNoAlarm() {
        Credential card = house.issue(true);
        Instant before = house.clock.instant().plusSeconds(60);
        house.clock.advance(Duration.ofHours(1));
        house.move(card, CredentialState.SUSPENDED);
        house.desk.uses.note(
                house.registry.org,
                1,
                List.of(new CardSight(
                        house.gate.id(), Sighting.card("04A1B2C3", before), house.clock.instant(), true)));
        assertEquals(List.of(), alarms());
    }

    @Test
    void c030UsesAreCountedOnceByTerminal() {
        Credential card = house.issue(true);
        house.clock.advance(Duration.ofMinutes(1));
        house.see(7, true);
        house.see(7, true);
        List<CardUse> uses = house.desk.uses.of(house.registry.org, Scope.EVERYBODY, card.id());
        assertEquals(1, uses.get(0).count());
        assertEquals(7, house.desk.uses.position(house.registry.org));
    }

    @Test
    void c030ACardNeverUsedAndOneUnusedForDaysAreListed() {
        Credential card = house.issue(true);
        house.clock.advance(Duration.ofDays(40));
        assertEquals(List.of(Optional.empty()), idle(true));
        house.see(1, true);
        assertEquals(List.of(), idle(true));
        assertEquals(List.of(), idle(false));
        Instant used = house.clock.instant();
        house.clock.advance(Duration.ofDays(31));
        assertEquals(List.of(Optional.of(used)), idle(false));
        house.move(card, CredentialState.SUSPENDED);
        assertEquals(List.of(), idle(false));
    }

    @Test
    void c030ANumberCountsForTheOnlyCardThatThePersonHeld() {
        Credential card = house.issue(true);
        seeNumber(1, CredentialKind.CARD);
        assertEquals(
                1,
                house.desk
                        .uses
                        .of(house.registry.org, Scope.EVERYBODY, card.id())
                        .size());
        seeNumber(2, CredentialKind.PIN);
        assertEquals(1, uses(card));
        Credential second = house.desk.credentials.issue(
                house.registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(house.wang.id(), new Identifier.Card(CardNumber.of(32, 77))));
        house.clock.advance(Duration.ofMinutes(1));
        seeNumber(3, CredentialKind.CARD);
        assertEquals(1, uses(card), "one of two cards is none");
        assertEquals(0, uses(second));
        house.desk.credentials.move(
                house.registry.actor, Scope.EVERYBODY, card.id(), CredentialState.REVOKED, "", card.version());
        house.clock.advance(Duration.ofMinutes(1));
        seeNumber(4, CredentialKind.CARD);
        assertEquals(1, uses(second));
    }

    private List<Optional<Instant>> idle(boolean never) {
        return house.desk.uses.idle(house.registry.org, Scope.EVERYBODY, 30, never, Page.first(10)).items().stream()
                .map(CardUses.Idle::last)
                .toList();
    }

    private List<StoppedUse> alarms() {
        return house.desk
                .uses
                .stopped(house.registry.org, Scope.EVERYBODY, true, Page.first(10))
                .items();
    }

    private long uses(Credential card) {
        return house.desk.uses.of(house.registry.org, Scope.EVERYBODY, card.id()).stream()
                .mapToLong(CardUse::count)
                .sum();
    }

    private void seeNumber(long position, CredentialKind kind) {
        house.desk.uses.note(
                house.registry.org,
                position,
                List.of(new CardSight(
                        house.gate.id(),
                        Sighting.number("000117", house.clock.instant()),
                        house.clock.instant(),
                        true,
                        Optional.of(new CardSight.Named(house.wang.id(), kind)))));
    }
}
