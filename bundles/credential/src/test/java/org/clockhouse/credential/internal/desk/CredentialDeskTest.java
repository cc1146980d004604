package org.clockhouse.credential.internal.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialFilter;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialMove;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Holding;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.LookUp;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.Topic;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.Test;

class CredentialDeskTest {

    private static final Identifier.Card CARD = card("04A1B2C3");
    private static final Identifier.Card OTHER = card("11223344");

    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges hints = new RecordedChanges();
    private final InMemoryRegistry registry = new InMemoryRegistry(new InMemoryTransactions(), audit, hints, clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, hints, clock);
    private final Site site = registry.site("上海", "Asia/Shanghai");
    private final Department line = registry.department("一线");
    private final Department office = registry.department("办公室");
    private final Employee wang = registry.hire("000117", "王小明", site, line);
    private final Employee li = registry.hire("0025", "李雷", site, office);
    private final Scope officeOnly = new Scope(false, Set.of(), Set.of(office.id()), Set.of());

    /** Of the card on the shelf, or of one that was never activated. */
    private static final Set<CredentialMove> OTHERWISE =
            EnumSet.of(CredentialMove.RESUME_ISSUED, CredentialMove.RENEW_ISSUED, CredentialMove.RESTOCK);

    @Test
    void issuingIsAuditedMaskedAndTold() {
        Credential credential = issue(wang, CARD);
        assertEquals(CredentialState.ACTIVE, credential.state());
        AuditDraft entry = audit.drafts().get(audit.drafts().size() - 1);
        assertEquals("credential.issue", entry.action());
        assertEquals("····B2C3", entry.after().get("number"));
        assertFalse(audit.drafts().toString().contains("04A1B2C3"));
        assertFalse(credential.toString().contains("04A1B2C3"));
        assertTrue(hints.told().contains(Topic.CREDENTIALS));
    }

    @Test
    void issuingTheSameAgainIsTheSame() {
        Credential first = issue(wang, CARD);
        int entries = audit.drafts().size();
        assertEquals(first, issue(wang, CARD));
        assertEquals(entries, audit.drafts().size());
    }

    @Test
    void aTakenNumberIsRefusedWithHolderStateAndDate() {
        issue(wang, CARD);
        Refused refused = assertThrows(Refused.class, () -> issue(li, CARD));
        assertEquals("credential.number.taken", refused.code());
        assertTrue(refused.isDuplicate());
        assertEquals("····B2C3 is held by 000117 王小明, ACTIVE, issued 2026-11-23", refused.getMessage());
    }

    @Test
    void c024TheDateOfIssueIsThatOfTheSite() {
        clock.set("2026-11-23T16:30:00Z");
        issue(wang, CARD);
        Refused refused = assertThrows(Refused.class, () -> issue(li, CARD));
        assertTrue(refused.getMessage().endsWith("issued 2026-11-24"), refused.getMessage());
    }

    @Test
    void aHolderOutOfScopeIsNotNamed() {
        issue(wang, CARD);
        Refused refused = assertThrows(
                Refused.class,
                () -> desk.credentials.issue(registry.actor, officeOnly, new CredentialDraft(li.id(), CARD)));
        assertFalse(refused.getMessage().contains("王小明"));
        assertThrows(
                NotFound.class,
                () -> desk.credentials.issue(registry.actor, officeOnly, new CredentialDraft(wang.id(), OTHER)));
    }

    @Test
    void aNumberWrittenDownIsTheCardWhoseTechnologyAReaderTold() {
        issue(wang, CARD);
        Identifier mifare = new Identifier.Card(CardNumbers.parse("04A1B2C3", CardFormat.HEX_8, Technology.MIFARE));
        assertThrows(Refused.class, () -> issue(li, mifare));
    }

    @Test
    void cardsThatShareTheirLow24BitsMayBothBeIssued() {
        issue(wang, card("04A1B2C3"));
        issue(li, card("05A1B2C3"));
        LookUp lossy = desk.credentials.lookUp(registry.org, Scope.EVERYBODY, "161,45763");
        assertEquals(LookUp.Match.AMBIGUOUS, lossy.match());
        assertEquals(2, lossy.candidates().size());
        LookUp whole = desk.credentials.lookUp(registry.org, Scope.EVERYBODY, "0077705923");
        assertEquals(LookUp.Match.ONE, whole.match());
        assertEquals(wang.id(), whole.candidates().get(0).holder());
    }

    @Test
    void aReaderThatTurnsTheBytesRoundFindsTheHolder() {
        issue(wang, CARD);
        LookUp found = desk.credentials.lookUp(registry.org, Scope.EVERYBODY, "3283263748");
        assertEquals(LookUp.Match.ONE, found.match());
        assertEquals(wang.id(), found.candidates().get(0).holder());
    }

    @Test
    void aCardOutOfScopeIsCountedButNotShown() {
        issue(wang, CARD);
        LookUp found = desk.credentials.lookUp(registry.org, officeOnly, "04A1B2C3");
        assertEquals(List.of(), found.candidates());
        assertEquals(1, found.beyond());
        assertEquals(LookUp.Match.ONE, found.match());
    }

    @Test
    void anUnknownCardIsFreeAndSaysWhatItWasReadAs() {
        LookUp found = desk.credentials.lookUp(registry.org, Scope.EVERYBODY, "04A1B2C3");
        assertEquals(LookUp.Match.NONE, found.match());
        assertTrue(found.readings().contains(CARD.number()));
        assertEquals(
                LookUp.Match.NONE,
                desk.credentials.lookUp(registry.org, Scope.EVERYBODY, " ").match());
    }

    @Test
    void aRandomUidIsRefusedWithAnExplanation() {
        Refused refused = assertThrows(Refused.class, () -> issue(wang, card("08A1B2C3")));
        assertEquals("card.random-uid", refused.code());
        assertTrue(refused.getMessage().contains("phones"));
    }

    @Test
    void onlyMovesOfTheTableAreMade() {
        for (CredentialState from : CredentialState.values()) {
            for (CredentialState to : CredentialState.values()) {
                if (from != to && !from.isOnShelf()) {
                    Credential credential = in(from);
                    boolean allowed = CredentialMove.of(from, to)
                            .filter(move -> !OTHERWISE.contains(move))
                            .isPresent();
                    if (allowed) {
                        assertEquals(to, move(credential, to).state());
                    } else {
                        Refused refused = assertThrows(Refused.class, () -> move(credential, to));
                        assertEquals("credential.move", refused.code());
                    }
                }
            }
        }
    }

    @Test
    void aMoveRepeatedIsDoneAndAnOldVersionIsStale() {
        Credential card = issue(wang, CARD);
        Credential suspended = move(card, CredentialState.SUSPENDED);
        assertEquals(suspended, move(card, CredentialState.SUSPENDED));
        assertThrows(Stale.class, () -> move(card, CredentialState.REVOKED));
        move(suspended, CredentialState.ACTIVE);
        assertEquals(
                List.of("credential.issue", "credential.suspend", "credential.resume"),
                audit.actions().stream()
                        .filter(action -> action.startsWith("credential"))
                        .toList());
    }

    @Test
    void replacingEndsOneAndBeginsAnotherInOneStep() {
        Credential old = issue(wang, CARD);
        clock.advance(Duration.ofHours(1));
        Credential next = replace(old, OTHER);
        assertEquals(Optional.of(old.id()), next.replaces());
        assertEquals(CredentialState.REVOKED, find(old).state());
        assertEquals(wang.id(), next.holder());
        AuditDraft entry = audit.drafts().get(audit.drafts().size() - 1);
        assertEquals("credential.replace", entry.action());
        assertEquals("lost", entry.reason());
    }

    @Test
    void replacingAgainWithTheSameCardIsTheSameReplacement() {
        Credential old = issue(wang, CARD);
        Credential next = replace(old, OTHER);
        int entries = audit.drafts().size();
        assertEquals(next, replace(old, OTHER));
        assertEquals(entries, audit.drafts().size());
        assertThrows(Refused.class, () -> replace(old, card("55667788")));
    }

    @Test
    void aReplacementByATakenCardChangesNothing() {
        Credential old = issue(wang, CARD);
        issue(li, OTHER);
        assertThrows(Refused.class, () -> replace(old, OTHER));
        assertEquals(CredentialState.ACTIVE, find(old).state());
        assertThrows(Refused.class, () -> replace(old, CARD));
        assertEquals(CredentialState.ACTIVE, find(old).state());
    }

    @Test
    void theHolderOfACardIsWhoeverHeldItThen() {
        Instant before = clock.instant().minusSeconds(1);
        Credential first = issue(wang, CARD);
        Instant whileWang = clock.instant().plusSeconds(60);
        clock.advance(Duration.ofDays(1));
        move(first, CredentialState.REVOKED);
        Instant between = clock.instant().plusSeconds(60);
        clock.advance(Duration.ofDays(1));
        issue(li, CARD);
        Instant whileLi = clock.instant().plusSeconds(60);
        assertEquals(new Holding.None(), holderAt("04A1B2C3", before));
        assertEquals(Optional.of(wang.id()), holderAt("04A1B2C3", whileWang).known());
        assertEquals(new Holding.None(), holderAt("04A1B2C3", between));
        assertEquals(Optional.of(li.id()), holderAt("0077705923", whileLi).known());
        assertEquals(
                List.of(li.id(), wang.id()),
                desk.credentials.history(registry.org, Scope.EVERYBODY, CARD).stream()
                        .map(Credential::holder)
                        .toList());
    }

    @Test
    void aSuspendedCardIsStillItsHoldersWhenSomebodyTriesIt() {
        move(issue(wang, CARD), CredentialState.SUSPENDED);
        assertEquals(
                Optional.of(wang.id()), holderAt("04A1B2C3", clock.instant()).known());
    }

    @Test
    void aPageOfSubjectsIsResolvedTogether() {
        issue(wang, CARD);
        issue(li, new Identifier.Pin("9007"));
        Instant now = clock.instant();
        List<Holding> found = desk.holders.resolve(
                registry.org,
                List.of(
                        Sighting.number("000117", now),
                        Sighting.number("117", now),
                        Sighting.number("009007", now),
                        Sighting.card("04A1B2C3", now),
                        Sighting.number("0077705923", now),
                        Sighting.card("C3B2A104", now),
                        Sighting.number("424242", now),
                        Sighting.number("", now)));
        assertEquals(
                List.of(
                        Optional.of(wang.id()),
                        Optional.of(wang.id()),
                        Optional.of(li.id()),
                        Optional.of(wang.id()),
                        Optional.of(wang.id()),
                        Optional.of(wang.id()),
                        Optional.empty(),
                        Optional.empty()),
                found.stream().map(Holding::known).toList());
    }

    @Test
    void aShortNumberThatFitsTwoCardsIsNobodys() {
        issue(wang, card("04A1B2C3"));
        issue(li, card("05A1B2C3"));
        assertEquals(new Holding.Ambiguous(Set.of(wang.id(), li.id())), holderAt("A1B2C3", clock.instant()));
    }

    @Test
    void aPinThatIsAnothersNumberIsRefused() {
        Refused refused = assertThrows(Refused.class, () -> issue(wang, new Identifier.Pin("25")));
        assertEquals("credential.pin.is-number", refused.code());
    }

    @Test
    void theListIsSearchedByCardAndByPersonInScope() {
        Credential one = issue(wang, CARD);
        Credential two = issue(li, OTHER);
        assertEquals(List.of(two, one), list(Scope.EVERYBODY, ""));
        assertEquals(List.of(one), list(Scope.EVERYBODY, "0077705923"));
        assertEquals(List.of(one), list(Scope.EVERYBODY, "wangx"));
        assertEquals(List.of(two), list(officeOnly, ""));
        assertEquals(List.of(), list(officeOnly, "04A1B2C3"));
        assertEquals(List.of(), list(Scope.EVERYBODY, "nobody"));
    }

    private List<Credential> list(Scope scope, String text) {
        CredentialFilter filter =
                new CredentialFilter(text, Optional.empty(), Optional.of(CredentialKind.CARD), Optional.empty());
        return desk.credentials
                .page(registry.org, scope, filter, Page.first(10))
                .items();
    }

    private Holding holderAt(String text, Instant at) {
        return desk.holders.holderAt(registry.org, CredentialKind.CARD, text, at);
    }

    /** A credential that is in this state by allowed moves. */
    private Credential in(CredentialState state) {
        Identifier fresh = new Identifier.Pin("7" + audit.drafts().size());
        Credential issued = desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(wang.id(), fresh, Optional.empty(), Optional.empty(), false));
        return switch (state) {
            case ISSUED -> issued;
            case ACTIVE, RETURNED, REVOKED -> move(issued, state);
            case DESTROYED -> move(move(issued, CredentialState.REVOKED), state);
            default -> move(move(issued, CredentialState.ACTIVE), state);
        };
    }

    private Credential issue(Employee holder, Identifier identifier) {
        return desk.credentials.issue(registry.actor, Scope.EVERYBODY, new CredentialDraft(holder.id(), identifier));
    }

    private Credential move(Credential credential, CredentialState to) {
        return desk.credentials.move(
                registry.actor, Scope.EVERYBODY, credential.id(), to, "a reason", credential.version());
    }

    private Credential replace(Credential old, Identifier by) {
        return desk.credentials.replace(registry.actor, Scope.EVERYBODY, old.id(), by, "lost");
    }

    private Credential find(Credential credential) {
        return desk.credentials.find(registry.org, Scope.EVERYBODY, credential.id());
    }

    private static Identifier.Card card(String hex) {
        return new Identifier.Card(new CardNumber(Technology.UNKNOWN, 32, hex));
    }
}
