package org.clockhouse.credential.internal.replacement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.account.Grant;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.internal.GrantBook;
import org.clockhouse.account.internal.GrantedPermissions;
import org.clockhouse.account.internal.RoleBook;
import org.clockhouse.account.spi.InMemoryAccounts;
import org.clockhouse.account.spi.InMemoryApiKeys;
import org.clockhouse.account.spi.InMemoryRoles;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.activation.Activation;
import org.clockhouse.credential.activation.ActivationCheck;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.replacement.CardBatch;
import org.clockhouse.credential.replacement.CardRequests;
import org.clockhouse.credential.replacement.Fee;
import org.clockhouse.credential.replacement.FeeRule;
import org.clockhouse.credential.replacement.FeeRuleId;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementDraft.Old;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Denied;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Site;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestDraft;
import org.clockhouse.request.internal.RequestOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** From the form to the new card: who asks, who agrees, and who hands it out. */
class CardRequestsTest {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges changes = new RecordedChanges();
    // A Friday.
    private final TestClock clock = new TestClock("2026-11-20T02:00:00Z");
    private final InMemoryRegistry registry = new InMemoryRegistry(transactions, audit, changes, clock);
    private final InMemoryAccounts accounts = new InMemoryAccounts(transactions);
    private final InMemoryRoles roleRows = new InMemoryRoles(transactions);
    private final GrantBook grants = new GrantBook(accounts, new InMemoryApiKeys(transactions), roleRows, transactions);
    private final RequestOffice office = new RequestOffice(
            registry,
            new GrantedPermissions(grants, audit),
            new RoleBook(roleRows, grants, audit, transactions, changes),
            audit,
            changes,
            clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, office.requests, audit, changes, clock);
    private final Site shanghai = registry.site("上海", "Asia/Shanghai");
    private final Site suzhou = registry.site("苏州", "Asia/Shanghai");
    private final Department works = registry.department("工厂");
    private final Department lab = registry.department("实验室");
    private final Employee wang = registry.hire("10001", "王小明", shanghai, works);
    private final Employee li = registry.hire("10002", "李雷", suzhou, lab);
    private final Actor wangs = account("wang", Optional.of(wang), Grant.everywhere("EMPLOYEE"));
    private final Actor hr = account("hr", Optional.empty(), in("HR", works));
    private final Actor labHr = account("lab-hr", Optional.empty(), in("HR", lab));
    private final Actor it = account("it", Optional.empty(), Grant.everywhere("CARD_DESK"));
    private final Actor root = account("root", Optional.empty(), Grant.everywhere("SYSTEM_ADMINISTRATOR"));
    private final Credential card = issue(wang, 0x0A000001L);

    {
        office.register(desk.kind);
    }

    @Test
    void c044c045TheFormIsFilledInAndTheRequestHasANumberAndAState() {
        CardRequests.Form form = desk.requests.form(registry.org, Scope.only(wang.id()), wang.id());
        assertEquals(wang, form.person());
        assertEquals(Optional.of(card), form.only());
        assertEquals(ReplacementReason.values().length, form.fees().size());
        assertEquals(CardPolicy.USUAL, form.policy());
        assertThrows(NotFound.class, () -> desk.requests.form(registry.org, Scope.only(wang.id()), li.id()));
        Request asked = ask(wangs, Map.of());
        assertEquals(1, asked.number());
        assertEquals(Request.State.PENDING, asked.state());
        assertEquals(
                List.of(asked),
                desk.requests.form(registry.org, Scope.EVERYBODY, wang.id()).standing());
    }

    @Test
    void c046ReasonPlaceTimeAndTextAreKept() {
        Request asked = ask(wangs, Map.of("contact", "13900001001"));
        assertEquals("LOST", asked.details().get("cause"));
        assertEquals("地铁二号线", asked.details().get("place"));
        assertEquals("2026-11-19", asked.details().get("date"));
        assertEquals("13900001001", asked.details().get("contact"));
        assertEquals(card.id().text(), asked.details().get("card"));
        assertEquals("不见了", asked.reason());
    }

    @Test
    void c055WhatIsWrongInTheFormIsSaidBeforeAnythingIsStored() {
        assertEquals("/details/cause value.missing", wrong(Map.of("cause", "EATEN")));
        assertEquals("/details/place value.missing", wrong(Map.of("place", " ")));
        assertEquals("/details/date value.missing", wrong(Map.of("date", "")));
        assertEquals("/details/date value.malformed", wrong(Map.of("date", "gestern")));
        assertEquals("/details/date value.range", wrong(Map.of("date", "2026-11-21")));
        assertEquals("/details/date value.range", wrong(Map.of("date", "2025-11-01")));
        assertEquals("/details/colour value.unknown", wrong(Map.of("colour", "red")));
        assertEquals("/details/fee value.unknown", wrong(Map.of("fee", "0")));
        assertEquals("/details/place value.long", wrong(Map.of("place", "x".repeat(201))));
        assertEquals("/details/card card-request.card.ended", wrong(Map.of("card", "0")));
        issue(wang, 0x0A000002L);
        assertEquals("/details/card card-request.card.which", wrong(Map.of()));
        assertEquals(
                "/details/card card-request.card.none",
                violation(() -> office.requests.submit(
                        root, Scope.EVERYBODY, new RequestDraft(CardRequests.KIND, li.id(), details(Map.of()), "x"))));
        assertTrue(desk.requests
                .form(registry.org, Scope.EVERYBODY, wang.id())
                .standing()
                .isEmpty());
    }

    @Test
    void c055TheSameCardIsAskedForOnce() {
        Request asked = ask(wangs, Map.of());
        assertEquals("/details/card card-request.twice", wrong(Map.of()));
        office.requests.withdraw(wangs, Scope.only(wang.id()), asked.id(), asked.version(), "found");
        assertEquals(2, ask(wangs, Map.of()).number());
    }

    @Test
    void c042c043TheRequestReachesTheHrOfTheDepartmentAndThenTheCardDesk() {
        Request asked = ask(wangs, Map.of());
        assertEquals(1, office.requests.queues(hr).get(0).toDecide());
        assertEquals(0, office.requests.queues(labHr).get(0).toDecide());
        assertEquals(List.of(role("CARD_DESK")), queues(it));
        assertEquals("request.not-yours", refusal(() -> approve(labHr, asked)));
        assertEquals("request.not-yours", refusal(() -> approve(it, asked)));
        Request once = approve(hr, asked);
        assertEquals(Optional.of(role("CARD_DESK")), once.waitsFor());
        assertEquals(1, office.requests.queues(it).get(0).toDecide());
    }

    @Test
    void c048HrApprovesRefusesWithAReasonOrAsksBack() {
        Request asked = ask(wangs, Map.of());
        assertEquals(
                "request.reason.missing",
                refusal(() -> office.requests.refuse(hr, Scope.EVERYBODY, asked.id(), asked.version(), "")));
        Request back = office.requests.askBack(hr, Scope.EVERYBODY, asked.id(), asked.version(), "哪一站?");
        Map<String, String> said = new HashMap<>(back.details());
        said.put("place", "人民广场站");
        Request again = office.requests.answer(wangs, Scope.only(wang.id()), back.id(), back.version(), said, "人民广场站");
        assertEquals("人民广场站", again.details().get("place"));
        Request refused = office.requests.refuse(hr, Scope.EVERYBODY, again.id(), again.version(), "卡已找到");
        assertEquals(Request.State.REFUSED, refused.state());
    }

    @Test
    void c049AfterBothStepsTheReplacementClosesTheRequest() {
        Request agreed = approve(it, approve(hr, ask(wangs, Map.of())));
        assertEquals(Request.State.TO_DO, agreed.state());
        assertEquals(Optional.of(role("CARD_DESK")), agreed.waitsFor());
        Replacement made = replace(it, agreed);
        assertEquals(card.id(), made.old());
        assertEquals(Optional.of(agreed.id()), made.request());
        Request done = find(agreed);
        assertEquals(Request.State.DONE, done.state());
        assertEquals(made.id().text(), done.details().get("replacement"));
        assertEquals(made, replace(it, agreed), "the same again is the same one");
    }

    @Test
    void c049NothingIsReplacedByARequestThatNobodyAgreedTo() {
        Request asked = ask(wangs, Map.of());
        assertEquals("request.not-to-do", refusal(() -> replace(it, asked)));
        assertEquals(
                CredentialState.ACTIVE,
                desk.credentials.find(registry.org, Scope.EVERYBODY, card.id()).state());
    }

    @Test
    void c049ASiteMayHaveAnotherChain() {
        office.chains.set(
                root, new Chain(CardRequests.KIND, Optional.of(shanghai.id()), List.of(role("CARD_DESK")), 1, true, 0));
        Request asked = ask(wangs, Map.of());
        assertEquals(Optional.of(role("CARD_DESK")), asked.waitsFor());
        assertEquals(Request.State.TO_DO, approve(it, asked).state());
    }

    @Test
    void c050ThePromiseIsThreeToSevenWorkingDaysAndCanBeSet() {
        Request agreed = approve(it, approve(hr, ask(wangs, Map.of())));
        assertEquals(3, CardPolicy.USUAL.daysFrom());
        // Seven working days after Friday the 20th.
        assertEquals(LocalDate.of(2026, 12, 1), agreed.due());
        clock.set("2026-12-01T16:00:00Z");
        assertEquals(1, office.escalate(registry.org));
        assertEquals(1, office.requests.queues(hr).get(0).toDo());
        assertEquals(1, office.requests.queues(hr).get(0).overdue());
    }

    @Test
    void c057TheTermsInForceAreReadBeforeTheRequestIsSentAndTheFeeShownIsTheFeePaid() {
        desk.fees.set(root, List.of(rule(2000)));
        CardPolicy terms = desk.policies.set(root, policy(new LocalText("补卡须知", "Terms"), false, false));
        assertEquals("/details/terms card-request.terms", wrong(Map.of()));
        assertEquals("/details/terms card-request.terms", wrong(Map.of("terms", "7")));
        Request asked = ask(wangs, Map.of("terms", Long.toString(terms.version())));
        assertEquals("2000", asked.details().get("fee"));
        desk.fees.set(root, List.of(rule(9900)));
        desk.policies.set(
                root, policy(new LocalText("新须知", "New terms"), false, false).atVersion(terms.version()));
        Replacement made = replace(it, approve(it, approve(hr, asked)));
        assertEquals(Fee.due(2000, "CNY"), made.fee());
        assertThrows(Stale.class, () -> desk.policies.set(root, terms));
    }

    @Test
    void c057ASiteMayHaveItsOwnTerms() {
        desk.policies.set(
                root,
                new CardPolicy(
                        Optional.of(suzhou.id()),
                        new LocalText("苏州须知", ""),
                        LocalText.NONE,
                        LocalText.NONE,
                        1,
                        2,
                        false,
                        false,
                        0));
        assertEquals(
                "苏州须知",
                desk.policies.of(registry.org, Optional.of(suzhou.id())).terms().zh());
        assertEquals(CardPolicy.USUAL, desk.policies.of(registry.org, Optional.of(shanghai.id())));
        assertEquals(2, desk.policies.list(registry.org).size());
        assertTrue(audit.actions().contains("card-policy.set"));
    }

    @Test
    void c037WhoAsksMayNotApproveAndAskingIsARightOfItsOwn() {
        Request entered = ask(hr, Map.of());
        assertEquals("request.four-eyes", refusal(() -> approve(hr, entered)));
        Actor boss = account("boss", Optional.empty(), Grant.everywhere("MANAGER"));
        assertThrows(Denied.class, () -> ask(boss, Map.of()));
        office.chains.set(root, new Chain(CardRequests.KIND, Optional.empty(), List.of(role("MANAGER")), 1, true, 0));
        office.requests.withdraw(hr, Scope.EVERYBODY, entered.id(), entered.version(), "");
        Request asked = ask(wangs, Map.of());
        assertThrows(Denied.class, () -> approve(boss, asked));
    }

    @Test
    void c037WhereFourEyesAreWantedWhoIssuesACardDoesNotActivateIt() {
        desk.policies.set(root, policy(LocalText.NONE, false, true));
        Credential issued = desk.credentials.issue(
                it, Scope.EVERYBODY, new CredentialDraft(li.id(), new Identifier.Card(CardNumber.of(32, 0x0B000001L))));
        assertEquals(CredentialState.ISSUED, issued.state());
        Replacement made = desk.replacements.replace(
                it,
                Scope.EVERYBODY,
                new ReplacementDraft(new Old.Card(card.id()), next(), ReplacementReason.WORN, "", true));
        for (Credential waiting : List.of(issued, desk.credentials.find(registry.org, Scope.EVERYBODY, made.next()))) {
            assertEquals("activation.four-eyes", refusal(() -> activate(it, waiting)));
            assertEquals(
                    "activation.four-eyes",
                    refusal(() -> desk.credentials.move(
                            it, Scope.EVERYBODY, waiting.id(), CredentialState.ACTIVE, "", waiting.version())));
            assertEquals(
                    CredentialState.ACTIVE, activate(root, waiting).credential().state());
        }
    }

    @Test
    void c045WhereThePolicyWantsARequestNothingIsReplacedWithoutOne() {
        desk.policies.set(root, policy(LocalText.NONE, true, false));
        ReplacementDraft unasked =
                new ReplacementDraft(new Old.Card(card.id()), next(), ReplacementReason.WORN, "", true);
        assertEquals(
                "replacement.request.needed", refusal(() -> desk.replacements.replace(it, Scope.EVERYBODY, unasked)));
        assertEquals(
                "replacement.request.needed",
                desk.replacements
                        .preview(registry.org, Scope.EVERYBODY, unasked)
                        .problems()
                        .get(0)
                        .code());
        CardBatch batch = desk.batches.begin(
                it, Scope.EVERYBODY, List.of(new CardBatch.Wish(wang.number(), "", ReplacementReason.WORN, "")));
        assertEquals(
                "replacement.request.needed",
                desk.batches
                        .work(it, Scope.EVERYBODY, batch.id(), 1, false)
                        .rows()
                        .get(0)
                        .code());
        assertEquals(
                card.id(),
                replace(it, approve(it, approve(hr, ask(wangs, Map.of())))).old());
    }

    @Test
    void c028TheRecordIsPutRightWithTheReplacementOrNotAtAllAndAuditedByItself() {
        PersonalData right = PersonalData.named(new LocalName("王晓明", ""));
        ReplacementDraft.Correction stale =
                new ReplacementDraft.Correction(Scope.EVERYBODY, wang.number(), right, wang.version() + 1);
        assertThrows(Stale.class, () -> desk.replacements.replace(it, Scope.EVERYBODY, correcting(stale)));
        ReplacementDraft.Correction unseen =
                new ReplacementDraft.Correction(Scope.only(li.id()), wang.number(), right, wang.version());
        assertThrows(NotFound.class, () -> desk.replacements.replace(it, Scope.EVERYBODY, correcting(unseen)));
        assertEquals(
                CredentialState.ACTIVE,
                desk.credentials.find(registry.org, Scope.EVERYBODY, card.id()).state());
        desk.replacements.replace(
                it,
                Scope.EVERYBODY,
                correcting(new ReplacementDraft.Correction(Scope.EVERYBODY, wang.number(), right, wang.version())));
        Employee now = registry.employees.find(registry.org, Scope.EVERYBODY, wang.id());
        assertEquals("王晓明", now.name().zh());
        assertTrue(audit.actions().containsAll(List.of("employee.amend", "credential.replace")), "" + audit.actions());
    }

    private ReplacementDraft correcting(ReplacementDraft.Correction correction) {
        return new ReplacementDraft(
                new Old.Card(card.id()), next(), ReplacementReason.NAME_CHANGE, "", true, Optional.of(correction));
    }

    private Activation.Done activate(Actor actor, Credential credential) {
        return desk.activations.activate(
                actor,
                Scope.EVERYBODY,
                new Activation.Draft(credential.id(), Optional.empty(), ActivationCheck.PHOTO, ""));
    }

    private static CardPolicy policy(LocalText terms, boolean requestNeeded, boolean fourEyes) {
        CardPolicy usual = CardPolicy.USUAL;
        return new CardPolicy(Optional.empty(), terms, usual.receipt(), usual.care(), 3, 7, requestNeeded, fourEyes, 0);
    }

    private static FeeRule rule(long cents) {
        return new FeeRule(FeeRuleId.next(), Optional.empty(), Optional.empty(), 1, 12, cents, "CNY", 0);
    }

    private Replacement replace(Actor actor, Request request) {
        return desk.replacements.replace(
                actor,
                Scope.EVERYBODY,
                new ReplacementDraft(new Old.Asked(request.id()), next(), ReplacementReason.LOST, "", true));
    }

    private static Optional<Identifier> next() {
        return Optional.of(new Identifier.Card(CardNumber.of(32, 0x0C000001L)));
    }

    private Credential issue(Employee holder, long number) {
        return desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(holder.id(), new Identifier.Card(CardNumber.of(32, number))));
    }

    private Request ask(Actor actor, Map<String, String> other) {
        return office.requests.submit(
                actor, Scope.EVERYBODY, new RequestDraft(CardRequests.KIND, wang.id(), details(other), "不见了"));
    }

    private static Map<String, String> details(Map<String, String> other) {
        Map<String, String> details = new HashMap<>(Map.of("cause", "LOST", "place", "地铁二号线", "date", "2026-11-19"));
        details.putAll(other);
        return details;
    }

    private Request approve(Actor actor, Request request) {
        return office.requests.approve(actor, Scope.EVERYBODY, request.id(), request.version(), "");
    }

    private Request find(Request request) {
        return office.requests.find(registry.org, Scope.EVERYBODY, request.id());
    }

    private List<RoleId> queues(Actor actor) {
        List<RoleId> roles = new ArrayList<>();
        office.requests.queues(actor).forEach(queue -> roles.add(queue.role()));
        return roles;
    }

    private String wrong(Map<String, String> other) {
        return violation(() -> ask(wangs, other));
    }

    private static String violation(Executable what) {
        Refused.Violation first = assertThrows(Refused.class, what).violations().get(0);
        return first.pointer() + " " + first.code();
    }

    private static String refusal(Executable what) {
        Refused refused = assertThrows(Refused.class, what);
        return refused.violations().isEmpty()
                ? refused.code()
                : refused.violations().get(0).code();
    }

    private static RoleId role(String code) {
        return new RoleId(code);
    }

    private static Grant in(String role, Department department) {
        return new Grant(role(role), new Scope(false, Set.of(), Set.of(department.id()), Set.of()));
    }

    private Actor account(String name, Optional<Employee> employee, Grant grant) {
        Account account = new Account(
                AccountId.next(),
                registry.org,
                employee.isPresent() ? Account.Kind.EMPLOYEE : Account.Kind.OPERATOR,
                name,
                name,
                employee.map(Employee::id),
                Set.of(grant),
                "en",
                false,
                false,
                1);
        transactions.run(registry.org, () -> accounts.insert(account));
        return account.actor("10.0.0.7", "r");
    }
}
