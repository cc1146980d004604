package org.clockhouse.credential.internal.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.CardTerms;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialMove;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.Holding;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.junit.jupiter.api.Test;

class CardTermsTest {

    private static final Identifier CARD = new Identifier.Card(CardNumber.of(32, 0x04A1B2C3L));
    private static final Identifier LENT = new Identifier.Card(CardNumber.of(32, 0x11223344L));

    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges hints = new RecordedChanges();
    private final InMemoryRegistry registry = new InMemoryRegistry(new InMemoryTransactions(), audit, hints, clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, hints, clock);
    private final Employee wang =
            registry.hire("000117", "王小明", registry.site("上海", "Asia/Shanghai"), registry.department("一线"));

    @Test
    void everyStateCanBeReachedFromTheShelf() {
        Set<CredentialState> reached = EnumSet.of(CredentialState.IN_STOCK);
        for (int step = 0; step < CredentialState.values().length; step++) {
            for (CredentialMove move : CredentialMove.values()) {
                if (reached.contains(move.from())) {
                    reached.add(move.to());
                }
            }
        }
        assertEquals(EnumSet.allOf(CredentialState.class), reached);
        assertEquals(List.of(), CredentialMove.next(CredentialState.DESTROYED));
    }

    @Test
    void aRefusedMoveSaysWhereOneMayGo() {
        Credential card = issue(CARD, true);
        Refused refused = assertThrows(Refused.class, () -> move(card, CredentialState.DESTROYED));
        assertEquals("credential.move", refused.code());
        assertTrue(refused.getMessage().contains("RETURNED"), refused.getMessage());
    }

    /** Whoever compares the two instants may ask how the card was activated, and nobody did. */
    @Test
    void aCardThatIsUsableAtOnceIsIssuedAndUsableAtOneInstant() {
        InMemoryDesk slow = new InMemoryDesk(registry, audit, hints, new Ticking());
        Credential card = slow.credentials.issue(registry.actor, Scope.EVERYBODY, new CredentialDraft(wang.id(), CARD));
        assertEquals(Optional.of(card.issuedAt()), card.terms().activatedAt());
        assertEquals(card.issuedAt(), card.validFrom());
        assertEquals(card.issuedAt(), card.terms().movedAt());
    }

    /** Later at each look. */
    private final class Ticking extends Clock {

        @Override
        public Instant instant() {
            clock.advance(Duration.ofMillis(1));
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return clock.withZone(zone);
        }
    }

    @Test
    void c007EachUseOfACardIsSwitchedByItself() {
        Credential card = issue(CARD, true);
        assertEquals(CredentialTerms.EVERY_USE, card.terms().uses());
        Credential doors = desk.terms.enable(
                registry.actor, Scope.EVERYBODY, card.id(), Set.of(CredentialUse.ACCESS), card.version());
        assertTrue(doors.isGoodFor(CredentialUse.ACCESS));
        assertFalse(doors.isGoodFor(CredentialUse.ATTENDANCE));
        assertEquals(
                "ACCESS", audit.drafts().get(audit.drafts().size() - 1).after().get("uses"));
        Holding.One holding = (Holding.One) desk.holders.holderAt(
                registry.org, org.clockhouse.credential.CredentialKind.CARD, "04A1B2C3", clock.instant());
        assertEquals(wang.id(), holding.employee());
        assertFalse(holding.counts());
    }

    @Test
    void c007OnePersonHoldsSeveralKindsAtOnce() {
        issue(CARD, true);
        issue(new Identifier.Pin("117"), true);
        lend();
        assertEquals(
                3, desk.credentials.of(registry.org, Scope.EVERYBODY, wang.id()).size());
    }

    @Test
    void aCardGoodForNothingIsRefused() {
        Credential card = issue(CARD, true);
        Refused refused = assertThrows(
                Refused.class,
                () -> desk.terms.enable(registry.actor, Scope.EVERYBODY, card.id(), Set.of(), card.version()));
        assertEquals("credential.uses.none", refused.code());
    }

    @Test
    void aCardFrozenBeforeItWasActivatedWaitsForActivationAgain() {
        Credential frozen = move(issue(CARD, false), CredentialState.SUSPENDED);
        assertEquals(
                CredentialState.ISSUED, move(frozen, CredentialState.ACTIVE).state());
    }

    @Test
    void c051ATemporaryCardHasAnEndAndExpiresByItself() {
        Refused endless = assertThrows(
                Refused.class,
                () -> desk.credentials.issue(registry.actor, Scope.EVERYBODY, draft(LENT, Optional.empty())));
        assertEquals("credential.temporary.endless", endless.code());
        Credential lent = lend();
        assertEquals(0, desk.terms.expire(registry.org));
        clock.advance(Duration.ofHours(12));
        assertEquals(1, desk.terms.expire(registry.org));
        Credential expired = desk.credentials.find(registry.org, Scope.EVERYBODY, lent.id());
        assertEquals(CredentialState.EXPIRED, expired.state());
        assertEquals(
                "credential.expire",
                audit.drafts().get(audit.drafts().size() - 1).action());
        assertEquals(0, desk.terms.expire(registry.org));
    }

    @Test
    void c051AnExpiredCardIsListedUntilItIsHandedInAndThenFreeForTheNext() {
        Credential lent = lend();
        clock.advance(Duration.ofHours(12));
        desk.terms.expire(registry.org);
        assertEquals(
                List.of(lent.id()),
                desk.terms.temporary(registry.org, Scope.EVERYBODY, Page.first(10)).items().stream()
                        .map(Credential::id)
                        .toList());
        Credential expired = desk.credentials.find(registry.org, Scope.EVERYBODY, lent.id());
        move(expired, CredentialState.RETURNED);
        assertEquals(
                List.of(),
                desk.terms
                        .temporary(registry.org, Scope.EVERYBODY, Page.first(10))
                        .items());
        Employee li = registry.hire("0025", "李雷", registry.site("北京", "Asia/Shanghai"), registry.department("办公室"));
        desk.credentials.issue(registry.actor, Scope.EVERYBODY, new CredentialDraft(li.id(), LENT));
    }

    @Test
    void c052APunchWithTheTemporaryCardIsThePersonsAndNamesTheCard() {
        issue(CARD, true);
        Credential lent = lend();
        List<Holding> both = desk.holders.resolve(
                registry.org,
                List.of(Sighting.card("04A1B2C3", clock.instant()), Sighting.card("11223344", clock.instant())));
        assertEquals(wang.id(), both.get(0).known().orElseThrow());
        assertEquals(new Holding.One(wang.id(), Optional.of(lent.id())), both.get(1));
    }

    @Test
    void anExpiredCardIsActiveAgainWithALaterEnd() {
        Credential lent = lend();
        clock.advance(Duration.ofHours(12));
        desk.terms.expire(registry.org);
        Credential expired = desk.credentials.find(registry.org, Scope.EVERYBODY, lent.id());
        Refused past = assertThrows(Refused.class, () -> move(expired, CredentialState.ACTIVE));
        assertEquals("credential.renew.end", past.code());
        Credential renewed = desk.terms.renew(
                registry.actor,
                Scope.EVERYBODY,
                lent.id(),
                Optional.of(clock.instant().plusSeconds(3600)),
                expired.version());
        assertEquals(CredentialState.ACTIVE, renewed.state());
    }

    @Test
    void aCardThatWasFrozenWhenItsTimeWasOverIsFrozenStillWithALaterEnd() {
        Credential lost = move(lend(), CredentialState.SUSPENDED);
        Credential renewed = renewed(expired(lost));
        assertEquals(CredentialState.SUSPENDED, renewed.state());
        assertEquals("a reason", renewed.reason());
        assertEquals(
                CredentialState.ACTIVE, move(renewed, CredentialState.ACTIVE).state());
    }

    @Test
    void aCardThatWasNeverActivatedStillHasToBeWithALaterEnd() {
        Credential waiting = desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(
                        wang.id(),
                        CARD,
                        Optional.empty(),
                        Optional.of(clock.instant().plusSeconds(60)),
                        false));
        Credential renewed = renewed(expired(waiting));
        assertEquals(CredentialState.ISSUED, renewed.state());
        assertEquals(Optional.empty(), renewed.terms().activatedAt());
    }

    @Test
    void aCardWhoseTimeIsOverCanBeReportedLost() {
        Credential over = expired(lend());
        Credential lost = move(over, CredentialState.SUSPENDED);
        assertEquals(CredentialState.SUSPENDED, lost.state());
        assertEquals(CredentialState.SUSPENDED, renewed(expired(lost)).state());
    }

    @Test
    void whatReplacesACardHasAnEndToo() {
        Credential over = expired(lend());
        Refused endless = assertThrows(
                Refused.class,
                () -> desk.credentials.replace(registry.actor, Scope.EVERYBODY, over.id(), CARD, "DAMAGED"));
        assertEquals("credential.renew.end", endless.code());
        Credential renewed = renewed(over);
        assertEquals(
                renewed.validUntil(),
                desk.credentials
                        .replace(registry.actor, Scope.EVERYBODY, over.id(), CARD, "DAMAGED")
                        .validUntil());
    }

    private Credential expired(Credential card) {
        clock.advance(Duration.ofHours(12));
        assertEquals(1, desk.terms.expire(registry.org));
        return desk.credentials.find(registry.org, Scope.EVERYBODY, card.id());
    }

    private Credential renewed(Credential card) {
        Optional<Instant> later = Optional.of(clock.instant().plusSeconds(3600));
        return desk.terms.renew(registry.actor, Scope.EVERYBODY, card.id(), later, card.version());
    }

    @Test
    void theHistoryOfANumberKeepsEveryHolder() {
        Credential first = issue(CARD, true);
        clock.advance(Duration.ofDays(1));
        move(first, CredentialState.RETURNED);
        clock.advance(Duration.ofDays(1));
        Instant between = clock.instant().minusSeconds(3600);
        Credential second = issue(CARD, true);
        assertEquals(
                List.of(second.id(), first.id()),
                desk.credentials.history(registry.org, Scope.EVERYBODY, CARD).stream()
                        .map(Credential::id)
                        .toList());
        Holding nobody =
                desk.holders.holderAt(registry.org, org.clockhouse.credential.CredentialKind.CARD, "04A1B2C3", between);
        assertEquals(new Holding.None(), nobody);
    }

    @Test
    void cardsThatEndSoonAreListedAndRenewedEachByItself() {
        Credential lent = lend();
        Credential own = issue(CARD, true);
        assertEquals(List.of(lent), expiring(1));
        clock.advance(Duration.ofHours(1));
        assertEquals(List.of(), expiring(0));
        Instant until = clock.instant().plus(Duration.ofDays(40));
        Credential gone = move(own, CredentialState.REVOKED);
        List<CardTerms.Renewed> renewed =
                desk.terms.renewAll(registry.actor, Scope.EVERYBODY, List.of(gone.id(), lent.id()), until);
        assertEquals(
                List.of("credential.ended", ""),
                renewed.stream().map(CardTerms.Renewed::code).toList());
        assertEquals(List.of(), expiring(39));
        assertEquals(1, expiring(40).size());
    }

    @Test
    void aRenewalTakenBackLetsACardBeOverAgain() {
        Credential lent = lend();
        clock.advance(Duration.ofDays(2));
        desk.terms.expire(registry.org);
        Instant until = clock.instant().plus(Duration.ofDays(40));
        CardTerms.Earlier earlier = desk.terms
                .renewAll(registry.actor, Scope.EVERYBODY, List.of(lent.id()), until)
                .get(0)
                .before()
                .orElseThrow();
        assertEquals(CredentialState.ACTIVE, find(lent).state());
        desk.terms.takeBack(registry.actor, Scope.EVERYBODY, List.of(earlier));
        assertEquals(CredentialState.EXPIRED, find(lent).state());
        assertEquals(lent.validUntil(), find(lent).validUntil());
        assertThrows(Stale.class, () -> desk.terms.takeBack(registry.actor, Scope.EVERYBODY, List.of(earlier)));
    }

    @Test
    void whoLeavesStillHasTheseCardsToHandIn() {
        Credential card = issue(CARD, true);
        Credential lent = lend();
        LocalDate lastDay = LocalDate.of(2026, 12, 31);
        registry.employees.end(registry.actor, Scope.EVERYBODY, wang.id(), lastDay, "", wang.version());
        assertEquals(List.of(), toReturn(lastDay.minusDays(1)));
        assertEquals(List.of(lent, card), toReturn(lastDay));
        move(card, CredentialState.RETURNED);
        assertEquals(List.of(lent), toReturn(lastDay));
    }

    private Credential find(Credential card) {
        return desk.credentials.find(registry.org, Scope.EVERYBODY, card.id());
    }

    private List<Credential> expiring(int days) {
        return desk.terms
                .expiring(registry.org, Scope.EVERYBODY, days, Page.first(9))
                .items();
    }

    private List<Credential> toReturn(LocalDate lastDay) {
        return desk.terms
                .toReturn(registry.org, Scope.EVERYBODY, lastDay, Page.first(9))
                .items();
    }

    private Credential lend() {
        return desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                draft(LENT, Optional.of(clock.instant().plus(Duration.ofHours(10)))));
    }

    private CredentialDraft draft(Identifier identifier, Optional<Instant> until) {
        return new CredentialDraft(
                wang.id(), identifier, Optional.empty(), until, true, true, CredentialTerms.EVERY_USE);
    }

    private Credential issue(Identifier identifier, boolean active) {
        return desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(wang.id(), identifier, Optional.empty(), Optional.empty(), active));
    }

    private Credential move(Credential card, CredentialState to) {
        return desk.credentials.move(registry.actor, Scope.EVERYBODY, card.id(), to, "a reason", card.version());
    }
}
