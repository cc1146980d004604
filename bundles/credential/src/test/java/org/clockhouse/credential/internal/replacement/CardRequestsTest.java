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
import org.clockhouse.account.Grant;
import org.clockhouse.account.RoleId;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.replacement.CardRequests;
import org.clockhouse.credential.replacement.Fee;
import org.clockhouse.credential.replacement.FeeRule;
import org.clockhouse.credential.replacement.FeeRuleId;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementDraft.Old;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Denied;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** From the form to the new card: who asks, who agrees, and who hands it out. */
class CardRequestsTest {

    private final AskingCompany house = new AskingCompany();

    @Test
    void c044c045TheFormIsFilledInAndTheRequestHasANumberAndAState() {
        CardRequests.Form form =
                house.desk.requests.form(house.registry.org, Scope.only(house.wang.id()), house.wang.id());
        assertEquals(house.wang, form.person());
        assertEquals(Optional.of(house.card), form.only());
        assertEquals(ReplacementReason.values().length, form.fees().size());
        assertEquals(CardPolicy.USUAL, form.policy());
        assertThrows(
                NotFound.class,
                () -> house.desk.requests.form(house.registry.org, Scope.only(house.wang.id()), house.li.id()));
        Request asked = house.ask(house.wangs, Map.of());
        assertEquals(1, asked.number());
        assertEquals(Request.State.PENDING, asked.state());
        assertEquals(
                List.of(asked),
                house.desk
                        .requests
                        .form(house.registry.org, Scope.EVERYBODY, house.wang.id())
                        .standing());
    }

    @Test
    void c046ReasonPlaceTimeAndTextAreKept() {
        Request asked = house.ask(house.wangs, Map.of("contact", "13900001001"));
        assertEquals("LOST", asked.details().get("cause"));
        assertEquals("地铁二号线", asked.details().get("place"));
        assertEquals("2026-11-19", asked.details().get("date"));
        assertEquals("13900001001", asked.details().get("contact"));
        assertEquals(house.card.id().text(), asked.details().get("card"));
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
        house.issue(house.wang, 0x0A000002L);
        assertEquals("/details/card card-request.card.which", wrong(Map.of()));
        assertEquals(
                "/details/card card-request.card.none",
                violation(() -> house.office.requests.submit(
                        house.root,
                        Scope.EVERYBODY,
                        new RequestDraft(CardRequests.KIND, house.li.id(), AskingCompany.details(Map.of()), "x"))));
        assertTrue(house.desk
                .requests
                .form(house.registry.org, Scope.EVERYBODY, house.wang.id())
                .standing()
                .isEmpty());
    }

    @Test
    void c055TheSameCardIsAskedForOnce() {
        Request asked = house.ask(house.wangs, Map.of());
        assertEquals("/details/card card-request.twice", wrong(Map.of()));
        house.office.requests.withdraw(house.wangs, Scope.only(house.wang.id()), asked.id(), asked.version(), "found");
        assertEquals(2, house.ask(house.wangs, Map.of()).number());
    }

    @Test
    void c042c043TheRequestReachesTheHrOfTheDepartmentAndThenTheCardDesk() {
        Request asked = house.ask(house.wangs, Map.of());
        assertEquals(1, house.office.requests.queues(house.hr).get(0).toDecide());
        assertEquals(0, house.office.requests.queues(house.labHr).get(0).toDecide());
        assertEquals(List.of(role("CARD_DESK")), queues(house.it));
        assertEquals("request.not-yours", refusal(() -> house.approve(house.labHr, asked)));
        assertEquals("request.not-yours", refusal(() -> house.approve(house.it, asked)));
        Request once = house.approve(house.hr, asked);
        assertEquals(Optional.of(role("CARD_DESK")), once.waitsFor());
        assertEquals(1, house.office.requests.queues(house.it).get(0).toDecide());
    }

    @Test
    void c048HrApprovesRefusesWithAReasonOrAsksBack() {
        Request asked = house.ask(house.wangs, Map.of());
        assertEquals(
                "request.reason.missing",
                refusal(() ->
                        house.office.requests.refuse(house.hr, Scope.EVERYBODY, asked.id(), asked.version(), "")));
        Request back = house.office.requests.askBack(house.hr, Scope.EVERYBODY, asked.id(), asked.version(), "哪一站?");
        Map<String, String> said = new HashMap<>(back.details());
        said.put("place", "人民广场站");
        Request again = house.office.requests.answer(
                house.wangs, Scope.only(house.wang.id()), back.id(), back.version(), said, "人民广场站");
        assertEquals("人民广场站", again.details().get("place"));
        Request refused = house.office.requests.refuse(house.hr, Scope.EVERYBODY, again.id(), again.version(), "卡已找到");
        assertEquals(Request.State.REFUSED, refused.state());
    }

    @Test
    void c049AfterBothStepsTheReplacementClosesTheRequest() {
        Request agreed = house.approve(house.it, house.approve(house.hr, house.ask(house.wangs, Map.of())));
        assertEquals(Request.State.TO_DO, agreed.state());
        assertEquals(Optional.of(role("CARD_DESK")), agreed.waitsFor());
        Replacement made = house.replace(house.it, agreed);
        assertEquals(house.card.id(), made.old());
        assertEquals(Optional.of(agreed.id()), made.request());
        Request done = find(agreed);
        assertEquals(Request.State.DONE, done.state());
        assertEquals(made.id().text(), done.details().get("replacement"));
        assertEquals(made, house.replace(house.it, agreed), "the same again is the same one");
    }

    @Test
    void c049NothingIsReplacedByARequestThatNobodyAgreedTo() {
        Request asked = house.ask(house.wangs, Map.of());
        assertEquals("request.not-to-do", refusal(() -> house.replace(house.it, asked)));
        assertEquals(
                CredentialState.ACTIVE,
                house.desk
                        .credentials
                        .find(house.registry.org, Scope.EVERYBODY, house.card.id())
                        .state());
    }

    @Test
    void c049ASiteMayHaveAnotherChain() {
        house.office.chains.set(
                house.root,
                new Chain(CardRequests.KIND, Optional.of(house.shanghai.id()), List.of(role("CARD_DESK")), 1, true, 0));
        Request asked = house.ask(house.wangs, Map.of());
        assertEquals(Optional.of(role("CARD_DESK")), asked.waitsFor());
        assertEquals(Request.State.TO_DO, house.approve(house.it, asked).state());
    }

    @Test
    void c050ThePromiseIsThreeToSevenWorkingDaysAndCanBeSet() {
        Request agreed = house.approve(house.it, house.approve(house.hr, house.ask(house.wangs, Map.of())));
        assertEquals(3, CardPolicy.USUAL.daysFrom());
        // Seven working days after Friday the 20th.
        assertEquals(LocalDate.of(2026, 12, 1), agreed.due());
        house.clock.set("2026-12-01T16:00:00Z");
        assertEquals(1, house.office.escalate(house.registry.org));
        assertEquals(1, house.office.requests.queues(house.hr).get(0).toDo());
        assertEquals(1, house.office.requests.queues(house.hr).get(0).overdue());
    }

    @Test
    void c057TheTermsInForceAreReadBeforeTheRequestIsSentAndTheFeeShownIsTheFeePaid() {
        house.desk.fees.set(house.root, List.of(rule(2000)));
        CardPolicy terms =
                house.desk.policies.set(house.root, AskingCompany.policy(new LocalText("补卡须知", "Terms"), false, false));
        assertEquals("/details/terms card-request.terms", wrong(Map.of()));
        assertEquals("/details/terms card-request.terms", wrong(Map.of("terms", "7")));
        Request asked = house.ask(house.wangs, Map.of("terms", Long.toString(terms.version())));
        assertEquals("2000", asked.details().get("fee"));
        house.desk.fees.set(house.root, List.of(rule(9900)));
        house.desk.policies.set(
                house.root,
                AskingCompany.policy(new LocalText("新须知", "New terms"), false, false)
                        .atVersion(terms.version()));
        Replacement made = house.replace(house.it, house.approve(house.it, house.approve(house.hr, asked)));
        assertEquals(Fee.due(2000, "CNY"), made.fee());
        assertThrows(Stale.class, () -> house.desk.policies.set(house.root, terms));
    }

    @Test
    void c037WhoAsksMayNotApproveAndAskingIsARightOfItsOwn() {
        Request entered = house.ask(house.hr, Map.of());
        assertEquals("request.four-eyes", refusal(() -> house.approve(house.hr, entered)));
        Actor boss = house.account("boss", Optional.empty(), Grant.everywhere("MANAGER"));
        assertThrows(Denied.class, () -> house.ask(boss, Map.of()));
        house.office.chains.set(
                house.root, new Chain(CardRequests.KIND, Optional.empty(), List.of(role("MANAGER")), 1, true, 0));
        house.office.requests.withdraw(house.hr, Scope.EVERYBODY, entered.id(), entered.version(), "");
        Request asked = house.ask(house.wangs, Map.of());
        assertThrows(Denied.class, () -> house.approve(boss, asked));
    }

    @Test
    void c028TheRecordIsPutRightWithTheReplacementOrNotAtAllAndAuditedByItself() {
        PersonalData right = PersonalData.named(new LocalName("王晓明", ""));
        ReplacementDraft.Correction stale =
                new ReplacementDraft.Correction(Scope.EVERYBODY, house.wang.number(), right, house.wang.version() + 1);
        assertThrows(Stale.class, () -> house.desk.replacements.replace(house.it, Scope.EVERYBODY, correcting(stale)));
        ReplacementDraft.Correction unseen = new ReplacementDraft.Correction(
                Scope.only(house.li.id()), house.wang.number(), right, house.wang.version());
        assertThrows(
                NotFound.class, () -> house.desk.replacements.replace(house.it, Scope.EVERYBODY, correcting(unseen)));
        assertEquals(
                CredentialState.ACTIVE,
                house.desk
                        .credentials
                        .find(house.registry.org, Scope.EVERYBODY, house.card.id())
                        .state());
        house.desk.replacements.replace(
                house.it,
                Scope.EVERYBODY,
                correcting(new ReplacementDraft.Correction(
                        Scope.EVERYBODY, house.wang.number(), right, house.wang.version())));
        Employee now = house.registry.employees.find(house.registry.org, Scope.EVERYBODY, house.wang.id());
        assertEquals("王晓明", now.name().zh());
        assertTrue(
                house.audit.actions().containsAll(List.of("employee.amend", "credential.replace")),
                "" + house.audit.actions());
    }

    private ReplacementDraft correcting(ReplacementDraft.Correction correction) {
        return new ReplacementDraft(
                new Old.Card(house.card.id()),
                AskingCompany.next(),
                ReplacementReason.NAME_CHANGE,
                "",
                true,
                Optional.of(correction));
    }

    private static FeeRule rule(long cents) {
        return new FeeRule(FeeRuleId.next(), Optional.empty(), Optional.empty(), 1, 12, cents, "CNY", 0);
    }

    private Request find(Request request) {
        return house.office.requests.find(house.registry.org, Scope.EVERYBODY, request.id());
    }

    private List<RoleId> queues(Actor actor) {
        List<RoleId> roles = new ArrayList<>();
        house.office.requests.queues(actor).forEach(queue -> roles.add(queue.role()));
        return roles;
    }

    private String wrong(Map<String, String> other) {
        return violation(() -> house.ask(house.wangs, other));
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
}
