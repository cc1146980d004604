package org.clockhouse.credential.internal.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.activation.Activation;
import org.clockhouse.credential.activation.ActivationCheck;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.RecordedNotices;
import org.clockhouse.registry.Contract;
import org.clockhouse.registry.Contract.Induction;
import org.clockhouse.registry.Contracts;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Monday 23 November 2026; the contract ends on Thursday the 26th, the induction at the end of the year. */
@DisplayName("C051, C063: contractors")
class ContractsTest {

    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);
    private static final Induction SAFETY = new Induction("安全培训", LocalDate.of(2026, 12, 31));

    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges hints = new RecordedChanges();
    private final InMemoryRegistry registry = new InMemoryRegistry(new InMemoryTransactions(), audit, hints, clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, hints, clock);
    private final RecordedNotices notices = new RecordedNotices();
    private final ContractWatch watch = desk.contracts(notices);
    private final Site site = registry.site("上海", "Asia/Shanghai");
    private final Department line = registry.department("一线");
    private final Employee wang = registry.hire("000117", "王小明", site, line);

    @Test
    void withoutAnInductionACardIsIssuedAndNotActivated() {
        contract(THURSDAY, Optional.empty(), 0);
        Credential card = issue(1);
        assertEquals(CredentialState.ISSUED, card.state());
        assertEquals("contract.no-induction", refusal(() -> activate(card)));
        contract(THURSDAY, Optional.of(SAFETY), 1);
        assertEquals(CredentialState.ACTIVE, activate(card).state());
        assertEquals(CredentialState.ACTIVE, issue(2).state());
    }

    @Test
    void theDayAfterTheContractEverythingIsSuspendedWithTheReason() {
        contract(THURSDAY, Optional.of(SAFETY), 0);
        Credential card = issue(1);
        clock.set("2026-11-26T15:59:00Z");
        assertEquals(0, watch.round(registry.org));
        // Midnight in Shanghai.
        clock.set("2026-11-26T16:00:00Z");
        assertEquals(1, watch.round(registry.org));
        assertEquals(CredentialState.SUSPENDED, now(card).state());
        assertEquals("contract: CONTRACT_OVER", now(card).reason());
        assertEquals("contract.contract-over", refusal(() -> move(card, CredentialState.ACTIVE)));
        assertEquals(0, watch.round(registry.org));
    }

    @Test
    void anInductionThatIsOverSuspendsToo() {
        contract(LocalDate.of(2027, 12, 31), Optional.of(SAFETY), 0);
        Credential card = issue(1);
        clock.set("2027-01-01T02:00:00Z");
        assertEquals(1, watch.round(registry.org));
        assertEquals("contract: INDUCTION_OVER", now(card).reason());
    }

    @Test
    void aRenewalExtendsManyAndResumesOnlyWhatTheWatchSuspended() {
        contract(THURSDAY, Optional.of(SAFETY), 0);
        Credential card = issue(1);
        Credential lost = move(issue(2), CredentialState.SUSPENDED);
        clock.set("2026-11-27T02:00:00Z");
        watch.round(registry.org);
        Employee li = registry.hire("0025", "李雷", site, line);
        List<Contracts.Extended> answers = registry.contracts.extendAll(
                registry.actor, Scope.EVERYBODY, List.of(wang.id(), li.id()), LocalDate.of(2026, 12, 20));
        assertEquals(
                List.of("", "contract.not-found"),
                answers.stream().map(Contracts.Extended::code).toList());
        assertEquals(1, watch.round(registry.org));
        assertEquals(CredentialState.ACTIVE, now(card).state());
        assertEquals(CredentialState.SUSPENDED, now(lost).state());
    }

    @Test
    void aLaterEndMakesNoCardUsableOfWhomNoContractLetsIn() {
        contract(THURSDAY, Optional.of(SAFETY), 0);
        Credential card = desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(
                        wang.id(),
                        new Identifier.Card(CardNumber.of(32, 1)),
                        Optional.empty(),
                        Optional.of(clock.instant().plusSeconds(60)),
                        true));
        clock.set("2026-11-27T02:00:00Z");
        desk.terms.expire(registry.org);
        Optional<Instant> later = Optional.of(clock.instant().plus(Duration.ofDays(30)));
        Credential renewed = desk.terms.renew(
                registry.actor, Scope.EVERYBODY, card.id(), later, now(card).version());
        assertEquals(CredentialState.SUSPENDED, renewed.state());
        contract(LocalDate.of(2026, 12, 20), Optional.of(SAFETY), 1);
        assertEquals(1, watch.round(registry.org));
        assertEquals(CredentialState.ACTIVE, now(card).state());
    }

    @Test
    void aRenewalTakenBackSuspendsAgainAndOneThatChangedSinceStopsAll() {
        contract(THURSDAY, Optional.of(SAFETY), 0);
        Credential card = issue(1);
        clock.set("2026-11-27T02:00:00Z");
        List<Contracts.Earlier> earlier = renewed();
        watch.round(registry.org);
        assertEquals(CredentialState.ACTIVE, now(card).state());
        registry.contracts.takeBack(registry.actor, Scope.EVERYBODY, earlier);
        watch.round(registry.org);
        assertEquals(CredentialState.SUSPENDED, now(card).state());
        List<Contracts.Earlier> again = renewed();
        Employee li = registry.hire("0025", "李雷", site, line);
        Contracts.Earlier unknown = new Contracts.Earlier(li.id(), THURSDAY, 1);
        assertThrows(
                Stale.class,
                () -> registry.contracts.takeBack(registry.actor, Scope.EVERYBODY, List.of(again.get(0), unknown)));
        assertEquals(1, watch.round(registry.org));
        assertEquals(CredentialState.ACTIVE, now(card).state());
    }

    private List<Contracts.Earlier> renewed() {
        return registry
                .contracts
                .extendAll(registry.actor, Scope.EVERYBODY, List.of(wang.id()), LocalDate.of(2026, 12, 20))
                .stream()
                .map(answer -> answer.before().orElseThrow())
                .toList();
    }

    @Test
    void whoAnswersForTheContractorIsToldOnceTwoWeeksBefore() {
        contract(LocalDate.of(2026, 12, 8), Optional.of(SAFETY), 0);
        watch.round(registry.org);
        assertEquals(List.of(), notices.sent());
        clock.advance(Duration.ofDays(1));
        watch.round(registry.org);
        watch.round(registry.org);
        assertEquals(1, notices.sent().size());
        assertEquals(NoticeTopic.CONTRACT_ENDS, notices.sent().get(0).topic());
        assertEquals(
                new Audience.Over(wang.id(), site.id(), Set.of(line.id())),
                notices.sent().get(0).audience());
    }

    @Test
    void thoseThatLapseSoonAreListedAndOthersAreNot() {
        Contract contract = contract(THURSDAY, Optional.of(SAFETY), 0);
        assertEquals(List.of(contract), page(Optional.of(THURSDAY)));
        assertEquals(List.of(), page(Optional.of(THURSDAY.minusDays(1))));
        registry.contracts.remove(registry.actor, Scope.EVERYBODY, wang.id(), contract.version());
        assertEquals(List.of(), page(Optional.empty()));
        assertEquals(Optional.empty(), registry.contracts.lapse(registry.org, wang.id()));
        assertTrue(audit.drafts().stream().anyMatch(entry -> entry.action().equals("contract.remove")));
    }

    private Contract contract(LocalDate until, Optional<Induction> induction, long version) {
        return registry.contracts.put(
                registry.actor, Scope.EVERYBODY, new Contract(wang.id(), "甲公司", until, induction, version));
    }

    private List<Contract> page(Optional<LocalDate> by) {
        return registry.contracts
                .page(registry.org, Scope.EVERYBODY, by, Page.first(10))
                .items();
    }

    private Credential issue(long number) {
        EmployeeId holder = wang.id();
        return desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(holder, new Identifier.Card(CardNumber.of(32, number))));
    }

    private Credential activate(Credential card) {
        return desk.activations
                .activate(
                        registry.actor,
                        Scope.EVERYBODY,
                        new Activation.Draft(card.id(), Optional.empty(), ActivationCheck.PHOTO, ""))
                .credential();
    }

    private Credential now(Credential card) {
        return desk.credentials.find(registry.org, Scope.EVERYBODY, card.id());
    }

    private Credential move(Credential card, CredentialState to) {
        return desk.credentials.move(
                registry.actor, Scope.EVERYBODY, card.id(), to, "", now(card).version());
    }

    private static String refusal(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(Refused.class, act).code();
    }
}
