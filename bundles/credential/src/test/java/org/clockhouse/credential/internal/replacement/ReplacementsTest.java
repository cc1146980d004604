package org.clockhouse.credential.internal.replacement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.WallTerminals;
import org.clockhouse.credential.internal.stock.BlankCards;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.replacement.CardBatch;
import org.clockhouse.credential.replacement.Fee;
import org.clockhouse.credential.replacement.FeeRule;
import org.clockhouse.credential.replacement.FeeRuleId;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementDraft.Old;
import org.clockhouse.credential.replacement.ReplacementFilter;
import org.clockhouse.credential.replacement.ReplacementPreview;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.Test;

class ReplacementsTest {

    private static final Identifier.Card OLD = card(0x04A1B2C3L);
    private static final Identifier.Card NEW = card(0x11223344L);

    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges hints = new RecordedChanges();
    private final InMemoryRegistry registry = new InMemoryRegistry(new InMemoryTransactions(), audit, hints, clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, hints, clock);
    private final Site site = registry.site("上海", "Asia/Shanghai");
    private final Department line = registry.department("一线");
    private final Employee wang = registry.hire("000117", "王小明", site, line);
    private final Employee li = registry.hire("0025", "李雷", site, registry.department("办公室"));

    @Test
    void c003AReplacementStartsFromAPersonACardOrANumberThatWasRead() {
        Credential first = issue(wang, OLD);
        Replacement byPerson = replace(new Old.Person(wang.id()), NEW);
        assertEquals(first.id(), byPerson.old());
        Replacement byRead = replace(new Old.Read("0287454020"), card(7));
        assertEquals(byPerson.next(), byRead.old());
        Replacement byCard = replace(new Old.Card(byRead.next()), card(8));
        assertEquals(byRead.next(), byCard.old());
    }

    @Test
    void c003APersonWithTwoCardsIsAskedWhich() {
        issue(wang, OLD);
        issue(wang, NEW);
        Refused refused = assertThrows(Refused.class, () -> replace(new Old.Person(wang.id()), card(9)));
        assertEquals("replacement.which", refused.code());
        assertEquals(2, refused.violations().size());
        Refused nothing = assertThrows(Refused.class, () -> replace(new Old.Person(li.id()), card(9)));
        assertEquals("replacement.nothing", nothing.code());
    }

    @Test
    void c004TheSameReplacementAgainIsTheSameOne() {
        issue(wang, OLD);
        Replacement first = replace(new Old.Person(wang.id()), NEW);
        assertEquals(first, replace(new Old.Person(wang.id()), NEW));
        assertEquals(first, replace(new Old.Card(first.old()), NEW));
        assertEquals(1, page(ReplacementFilter.ALL).size());
    }

    @Test
    void c004WhoComesSecondWithOneCardIsToldWhoReplacedItAndByWhich() {
        issue(wang, OLD);
        Replacement first = replace(new Old.Person(wang.id()), NEW);
        Refused refused = assertThrows(Refused.class, () -> replace(new Old.Card(first.old()), card(77)));
        assertEquals("replacement.done", refused.code());
        assertTrue(refused.getMessage().contains(first.operator()), refused.getMessage());
        assertTrue(refused.getMessage().contains(first.nextNumber()), refused.getMessage());
    }

    @Test
    void c004ADoubleClickTakesOneCardFromTheStock() {
        BlankCards.put(desk, registry.actor, 3);
        issue(wang, OLD);
        Replacement first = replaceFromStock(new Old.Person(wang.id()));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(first, replaceFromStock(new Old.Person(wang.id())));
        clock.advance(Duration.ofDays(1));
        assertNotEquals(first, replaceFromStock(new Old.Person(wang.id())));
    }

    @Test
    void c005AReplacementIsFoundByPersonOldCardNewCardDateAndOperator() {
        issue(wang, OLD);
        issue(li, card(9));
        Replacement made = replace(new Old.Person(wang.id()), NEW);
        replace(new Old.Person(li.id()), card(10));
        Instant now = clock.instant();
        assertEquals(List.of(made), page(filter(Optional.of(wang.id()), "", "", now)));
        assertEquals(List.of(made), page(filter(Optional.empty(), "04A1B2C3", "", now)));
        assertEquals(List.of(made), page(filter(Optional.empty(), "11223344", "", now)));
        assertEquals(2, page(filter(Optional.empty(), "", "test", now)).size());
        assertEquals(
                0, page(filter(Optional.empty(), "", "", now.plusSeconds(1))).size());
        assertEquals(made, desk.replacements.find(registry.org, Scope.EVERYBODY, made.id()));
        assertThrows(NotFound.class, () -> desk.replacements.find(registry.org, Scope.only(li.id()), made.id()));
    }

    @Test
    void c008c021TheReasonIsKeptAndAuditedWithBeforeAndAfter() {
        issue(wang, OLD);
        Replacement made = replace(new Old.Person(wang.id()), NEW);
        assertEquals(ReplacementReason.LOST, made.reason());
        AuditDraft entry = audit.drafts().get(audit.drafts().size() - 1);
        assertEquals("credential.replace", entry.action());
        assertTrue(entry.reason().contains("LOST: on the bus"), entry.reason());
        assertEquals("····B2C3", entry.before().get("number"));
        assertEquals("····3344", entry.after().get("number"));
    }

    @Test
    void c009c020OldEndsNewBeginsAndTheTermsStay() {
        Credential old = issue(wang, OLD);
        Replacement made = replace(new Old.Person(wang.id()), NEW);
        Credential next = desk.credentials.find(registry.org, Scope.EVERYBODY, made.next());
        Credential ended = desk.credentials.find(registry.org, Scope.EVERYBODY, made.old());
        assertEquals(CredentialState.REVOKED, ended.state());
        assertEquals(CredentialState.ACTIVE, next.state());
        assertEquals(old.holder(), next.holder());
        assertEquals(old.terms().uses(), next.terms().uses());
        assertEquals(Optional.of(clock.instant()), ended.revokedAt());
        assertEquals(clock.instant(), next.issuedAt());
    }

    @Test
    void c013ThePreviewShowsPersonCardsTerminalsAndFeeAndChangesNothing() {
        desk.wall.hung.add(WallTerminals.at(site.id(), "大门", true, clock.instant()));
        desk.fees.set(registry.actor, List.of(fee(Optional.of(ReplacementReason.LOST), 1, 2000)));
        Credential old = issue(wang, OLD);
        int entries = audit.drafts().size();
        ReplacementPreview preview = desk.replacements.preview(
                registry.org, Scope.EVERYBODY, draft(new Old.Person(wang.id()), Optional.of(NEW)));
        assertEquals(wang, preview.person());
        assertEquals(old, preview.old());
        assertEquals(Optional.of(NEW), preview.successor());
        assertEquals(List.of(), preview.problems());
        assertEquals(1, preview.terminals().size());
        assertEquals(Fee.due(2000, "CNY"), preview.fee());
        assertEquals(entries, audit.drafts().size());
    }

    @Test
    void c014c032ADayWithTheOldAndTheNewCardIsThePersons() {
        issue(wang, OLD);
        Instant morning = clock.instant();
        clock.advance(Duration.ofHours(4));
        replace(new Old.Person(wang.id()), NEW);
        clock.advance(Duration.ofHours(4));
        assertEquals(
                List.of(Optional.of(wang.id()), Optional.of(wang.id())),
                desk
                        .holders
                        .resolve(
                                registry.org,
                                List.of(Sighting.card("04A1B2C3", morning), Sighting.card("11223344", clock.instant())))
                        .stream()
                        .map(holding -> holding.known())
                        .toList());
    }

    @Test
    void c024c025ATakenNumberNamesHolderStateAndDateAndOffersTheNextFreeCard() {
        BlankCards.put(desk, registry.actor, 2);
        issue(wang, OLD);
        issue(li, NEW);
        Refused refused = assertThrows(Refused.class, () -> replace(new Old.Person(wang.id()), NEW));
        assertTrue(refused.isDuplicate());
        assertEquals("credential.number.taken", refused.code());
        assertEquals(
                "····3344 is held by 0025 李雷, ACTIVE, issued 2026-11-23; free next: A-000001", refused.getMessage());
        assertEquals("A-000001", refused.violations().get(0).detail());
        ReplacementPreview preview = desk.replacements.preview(
                registry.org, Scope.EVERYBODY, draft(new Old.Person(wang.id()), Optional.of(NEW)));
        assertEquals("credential.number.taken", preview.problems().get(0).code());
        assertEquals("A-000001", preview.nextFree().orElseThrow().label());
    }

    @Test
    void c027SomebodyWhoLeftIsBlockedWithWhatIsWrong() {
        issue(wang, OLD);
        registry.employees.end(
                registry.actor, Scope.EVERYBODY, wang.id(), LocalDate.of(2026, 11, 20), "left", wang.version());
        Refused refused = assertThrows(Refused.class, () -> replace(new Old.Person(wang.id()), NEW));
        assertEquals("replacement.person", refused.code());
        assertEquals("000117: the employment ended on 2026-11-20", refused.getMessage());
        assertEquals("/employee/endedOn", refused.violations().get(0).pointer());
        assertEquals(
                "person.left",
                desk.replacements
                        .preview(registry.org, Scope.EVERYBODY, draft(new Old.Person(wang.id()), Optional.of(NEW)))
                        .problems()
                        .get(0)
                        .code());
    }

    @Test
    void c027SomebodyWhoLeftIsGivenNoCardEither() {
        registry.employees.end(
                registry.actor, Scope.EVERYBODY, wang.id(), LocalDate.of(2026, 11, 20), "left", wang.version());
        Refused refused = assertThrows(Refused.class, () -> issue(wang, OLD));
        assertEquals("credential.holder.left", refused.code());
        assertEquals("000117 has left: rehire them first", refused.getMessage());
    }

    @Test
    void c017EveryRowOfABatchStandsByItself() {
        BlankCards.put(desk, registry.actor, 1);
        issue(wang, OLD);
        List<CardBatch.Wish> wishes = desk.batches.read(
                "who,new,reason,note\n000117,,LOST,bus\n0025,11223344,worn,\n9999,55667788,DAMAGED,\n");
        assertEquals(3, wishes.size());
        CardBatch batch = desk.batches.begin(registry.actor, Scope.EVERYBODY, wishes);
        CardBatch after = desk.batches.work(registry.actor, Scope.EVERYBODY, batch.id(), 10, false);
        assertEquals(1, after.count(CardBatch.State.DONE));
        assertEquals("replacement.nothing", after.rows().get(1).code());
        assertEquals("replacement.nobody", after.rows().get(2).code());
        List<AuditDraft> entries = audit.drafts().stream()
                .filter(entry -> entry.action().equals("credential.replace.batch"))
                .toList();
        assertEquals(1, entries.size());
        assertEquals(2L, entries.get(0).after().get("refused"));
    }

    @Test
    void c017ABatchGoesOnWhereItStopped() {
        issue(wang, OLD);
        CardBatch batch = desk.batches.begin(
                registry.actor,
                Scope.EVERYBODY,
                List.of(
                        new CardBatch.Wish("000117", "11223344", ReplacementReason.WORN, ""),
                        new CardBatch.Wish("0025", "55667788", ReplacementReason.WORN, "")));
        assertEquals(
                1,
                desk.batches
                        .work(registry.actor, Scope.EVERYBODY, batch.id(), 1, false)
                        .count(CardBatch.State.WAITING));
        assertEquals(
                1,
                desk.batches
                        .work(registry.actor, Scope.EVERYBODY, batch.id(), 1, false)
                        .count(CardBatch.State.REFUSED));
        issue(li, card(99));
        assertEquals(
                2,
                desk.batches
                        .work(registry.actor, Scope.EVERYBODY, batch.id(), 9, true)
                        .count(CardBatch.State.DONE));
        assertEquals(2, page(ReplacementFilter.ALL).size());
    }

    @Test
    void aLineThatCannotBeReadIsNamed() {
        Refused refused = assertThrows(Refused.class, () -> desk.batches.read("000117,,LOST,\n0025,,BECAUSE,\n"));
        assertEquals("/rows/2", refused.violations().get(0).pointer());
    }

    @Test
    void c056AFeeGoesByReasonAndByHowManiethInThePeriod() {
        desk.fees.set(
                registry.actor,
                List.of(
                        fee(Optional.of(ReplacementReason.LOST), 1, 2000),
                        fee(Optional.of(ReplacementReason.LOST), 2, 5000)));
        issue(wang, OLD);
        assertEquals(2000, replace(new Old.Person(wang.id()), NEW).fee().cents());
        Replacement second = replace(new Old.Person(wang.id()), card(5));
        assertEquals(5000, second.fee().cents());
        clock.advance(Duration.ofDays(400));
        assertEquals(2000, replace(new Old.Person(wang.id()), card(6)).fee().cents());
        assertEquals(Fee.NONE, desk.fees.quote(registry.org, Scope.EVERYBODY, wang.id(), ReplacementReason.WORN));
    }

    @Test
    void c056AFeeIsPaidDeductedOrWaivedWithAReason() {
        desk.fees.set(registry.actor, List.of(fee(Optional.empty(), 1, 2000)));
        issue(wang, OLD);
        Replacement made = replace(new Old.Person(wang.id()), NEW);
        assertEquals(Fee.State.DUE, made.fee().state());
        Replacement deducted = settle(made, Fee.State.TO_DEDUCT, "");
        assertThrows(Refused.class, () -> settle(deducted, Fee.State.WAIVED, " "));
        Replacement waived = settle(deducted, Fee.State.WAIVED, "reader at fault");
        assertEquals("test", waived.fee().by());
        Refused settled = assertThrows(Refused.class, () -> settle(waived, Fee.State.PAID, ""));
        assertEquals("fee.settled", settled.code());
    }

    private FeeRule fee(Optional<ReplacementReason> reason, int from, long cents) {
        return new FeeRule(FeeRuleId.next(), reason, Optional.empty(), from, 12, cents, "CNY", 0);
    }

    private Replacement settle(Replacement made, Fee.State state, String why) {
        return desk.replacements.settle(registry.actor, Scope.EVERYBODY, made.id(), state, why, made.version());
    }

    private List<Replacement> page(ReplacementFilter filter) {
        return desk.replacements
                .page(registry.org, Scope.EVERYBODY, filter, Page.first(10))
                .items();
    }

    private static ReplacementFilter filter(
            Optional<org.clockhouse.kernel.EmployeeId> employee, String card, String operator, Instant from) {
        return new ReplacementFilter(
                employee, card, operator, Optional.empty(), Optional.empty(), from, ReplacementFilter.OPEN);
    }

    private Replacement replace(Old old, Identifier next) {
        return desk.replacements.replace(registry.actor, Scope.EVERYBODY, draft(old, Optional.of(next)));
    }

    private Replacement replaceFromStock(Old old) {
        return desk.replacements.replace(registry.actor, Scope.EVERYBODY, draft(old, Optional.empty()));
    }

    private static ReplacementDraft draft(Old old, Optional<Identifier> next) {
        return new ReplacementDraft(old, next, ReplacementReason.LOST, "on the bus", true);
    }

    private Credential issue(Employee holder, Identifier identifier) {
        return desk.credentials.issue(registry.actor, Scope.EVERYBODY, new CredentialDraft(holder.id(), identifier));
    }

    private static Identifier.Card card(long value) {
        return new Identifier.Card(CardNumber.of(32, value));
    }
}
