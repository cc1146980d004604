package org.clockhouse.attendance.internal.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.market.Swap;
import org.clockhouse.attendance.market.SwapDraft;
import org.clockhouse.attendance.market.SwapId;
import org.clockhouse.attendance.market.Swaps;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.roster.RosterSheet;
import org.clockhouse.attendance.roster.RosterSheet.Finding;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestDraft;
import org.junit.jupiter.api.Test;

/** Two people swap what they work: both agree, then the chain does, and both plans change or neither. */
class SwapTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();
    private final EmployeeId bob = office.hire();
    private final RuleSet strict = office.rules.define(
            office.actor, "SWAP", new LocalName("换班", "Swap"), Policy.of(Map.of("min_rest", "660")));
    private final Shift am = office.shift("Am", 420, 900, strict);
    private final Shift nt = office.shift("Nt", 1_380, 1_860, strict);
    /** Whoever decides is somebody else than those who swap. */
    private final Actor phone = new Actor(office.org, Actor.Kind.API_KEY, "phone", "phone", "", "");

    private void plan(EmployeeId employee, LocalDate date, Shift... shifts) {
        long version = office.rosters.changes(office.org, employee, date, date).stream()
                .mapToLong(OneOff::version)
                .findFirst()
                .orElse(0);
        office.rosters.change(
                office.actor,
                new OneOff(
                        employee, date, List.of(shifts).stream().map(Shift::id).toList(), "plan", version));
    }

    private List<String> works(EmployeeId employee, LocalDate date) {
        RosterQuery query =
                new RosterQuery(date, date, Optional.empty(), Optional.empty(), Set.of(employee), "", Set.of());
        RosterSheet sheet = office.grid.sheet(office.org, Scope.EVERYBODY, query, Page.first(5));
        return sheet.rows().get(0).cells().get(0).shifts().stream()
                .map(id -> id.equals(am.id()) ? "Am" : "Nt")
                .toList();
    }

    private Swap ask(LocalDate date, LocalDate otherDate) {
        return office.swaps
                .ask(phone, ann, new SwapDraft(bob, date, otherDate, "家里有事"))
                .swap();
    }

    private Swap answer(SwapId asked, boolean yes) {
        return office.swaps.answer(phone, bob, asked, yes).swap();
    }

    private Request request(Swap agreed) {
        return office.desk.requests.find(
                office.org, Scope.EVERYBODY, agreed.request().orElseThrow());
    }

    private Request approve(Swap agreed) {
        Request asked = request(agreed);
        return office.desk.requests.approve(office.actor, Scope.EVERYBODY, asked.id(), asked.version(), "");
    }

    private static Refused refused(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(Refused.class, act);
    }

    @Test
    void t045BothAgreeThenTheChainAndBothPlansChange() {
        plan(ann, MONDAY, am);
        plan(bob, WEDNESDAY, am);
        Swap asked = ask(MONDAY, WEDNESDAY);
        assertEquals(List.of("Am"), works(ann, MONDAY), "asking changes nothing");
        Swap agreed = answer(asked.id(), true);
        assertEquals(List.of("Am"), works(ann, MONDAY), "nor does the colleague's yes");
        Request pending = request(agreed);
        assertEquals("MANAGER", pending.waitsFor().orElseThrow().text());
        assertEquals("Am", pending.details().get("gives"));
        assertTrue(
                pending.details().get("colleague").startsWith("10002"),
                pending.details().toString());
        approve(agreed);
        assertEquals(List.of(), works(ann, MONDAY));
        assertEquals(List.of("Am"), works(bob, MONDAY));
        assertEquals(List.of("Am"), works(ann, WEDNESDAY));
        assertEquals(List.of(), works(bob, WEDNESDAY));
        assertEquals(
                List.of(
                        NoticeTopic.SWAP_ASKED,
                        NoticeTopic.SWAP_ANSWERED,
                        NoticeTopic.ROSTER_CHANGED,
                        NoticeTopic.ROSTER_CHANGED),
                office.notices.sent().stream().map(each -> each.topic()).toList());
        assertEquals(
                Request.State.APPROVED,
                office.swaps.of(office.org, bob).get(0).outcome().orElseThrow());
    }

    @Test
    void aDayAloneIsExchangedOrHandedOver() {
        plan(ann, MONDAY, am);
        plan(bob, MONDAY, nt);
        approve(answer(ask(MONDAY, MONDAY).id(), true));
        assertEquals(List.of("Nt"), works(ann, MONDAY));
        assertEquals(List.of("Am"), works(bob, MONDAY));
        plan(ann, WEDNESDAY, am);
        approve(answer(ask(WEDNESDAY, WEDNESDAY).id(), true));
        assertEquals(List.of(), works(ann, WEDNESDAY));
        assertEquals(List.of("Am"), works(bob, WEDNESDAY));
    }

    @Test
    void aNoOrATakingBackEndsIt() {
        plan(ann, MONDAY, am);
        Swap first = ask(MONDAY, MONDAY);
        assertEquals(Swap.State.DECLINED, answer(first.id(), false).state());
        assertEquals("swap.closed", refused(() -> answer(first.id(), true)).code());
        Swap second = ask(MONDAY, MONDAY);
        office.swaps.withdraw(phone, ann, second.id());
        assertEquals("swap.closed", refused(() -> answer(second.id(), true)).code());
        assertEquals(List.of("Am"), works(ann, MONDAY));
    }

    @Test
    void onlyTheColleagueAnswersAndOnlyTheAskerTakesBack() {
        plan(ann, MONDAY, am);
        Swap asked = ask(MONDAY, MONDAY);
        assertThrows(NotFound.class, () -> office.swaps.answer(phone, ann, asked.id(), true));
        assertThrows(NotFound.class, () -> office.swaps.withdraw(phone, bob, asked.id()));
    }

    @Test
    void whatBreaksARuleIsRefusedWhenItIsAskedAndAgainWhenItIsDecided() {
        plan(ann, MONDAY, am);
        plan(bob, MONDAY.minusDays(1), nt);
        assertEquals("swap.colleague-rules", refused(() -> ask(MONDAY, MONDAY)).code());
        plan(bob, MONDAY.minusDays(1));
        Swap agreed = answer(ask(MONDAY, MONDAY).id(), true);
        plan(bob, MONDAY.minusDays(1), nt);
        assertEquals("swap.colleague-rules", refused(() -> approve(agreed)).code());
        assertEquals(List.of("Am"), works(ann, MONDAY));
        assertEquals(Request.State.PENDING, request(agreed).state());

        plan(ann, MONDAY.minusDays(1), nt);
        plan(bob, WEDNESDAY, am);
        plan(ann, WEDNESDAY.minusDays(1), nt);
        Refused own = refused(() -> ask(MONDAY, WEDNESDAY));
        assertEquals("roster.findings", own.code());
    }

    @Test
    void aPlanThatWasChangedSinceIsNotSwapped() {
        plan(ann, MONDAY, am);
        Swap agreed = answer(ask(MONDAY, MONDAY).id(), true);
        plan(ann, MONDAY, nt);
        assertEquals("swap.plan-changed", refused(() -> approve(agreed)).code());
    }

    @Test
    void hrTakesAnApprovedSwapBackUnlessSomethingElseWasPlannedSince() {
        plan(ann, MONDAY, am);
        Swap agreed = answer(ask(MONDAY, MONDAY).id(), true);
        Request done = approve(agreed);
        office.desk.requests.withdraw(office.actor, Scope.EVERYBODY, done.id(), done.version(), "误批");
        assertEquals(List.of("Am"), works(ann, MONDAY));
        assertEquals(List.of(), works(bob, MONDAY));

        Request again = approve(answer(ask(MONDAY, MONDAY).id(), true));
        plan(bob, MONDAY, nt);
        assertEquals(
                "roster.changed-since",
                refused(() -> office.desk.requests.withdraw(
                                office.actor, Scope.EVERYBODY, again.id(), again.version(), "误批"))
                        .code());
        assertEquals(List.of(), works(ann, MONDAY));
    }

    @Test
    void whatHasBegunOrLiesWithAnotherDepartmentIsNotSwapped() {
        plan(ann, LocalDate.parse("2026-11-20"), am);
        assertEquals(
                "swap.begun",
                refused(() -> ask(LocalDate.parse("2026-11-20"), LocalDate.parse("2026-11-20")))
                        .code());
        assertEquals("swap.nothing-planned", refused(() -> ask(MONDAY, MONDAY)).code());
        plan(ann, MONDAY, am);
        EmployeeId elsewhere =
                office.registry.hire("20001", "外人", office.site, office.works).id();
        assertEquals(
                "swap.colleague",
                refused(() -> office.swaps.ask(phone, ann, new SwapDraft(elsewhere, MONDAY, MONDAY, "x")))
                        .code());
    }

    @Test
    void aRequestWithoutTheColleaguesYesIsRefused() {
        plan(ann, MONDAY, am);
        Swap asked = ask(MONDAY, MONDAY);
        RequestDraft draft =
                new RequestDraft(Swaps.KIND, ann, Map.of("swap", asked.id().text()), "家里有事");
        assertEquals(
                "swap.not-agreed",
                refused(() -> office.desk.requests.submit(phone, Scope.EVERYBODY, draft))
                        .code());
        answer(asked.id(), true);
        assertEquals(
                "swap.not-agreed",
                refused(() -> office.desk.requests.submit(phone, Scope.EVERYBODY, draft))
                        .code());
    }

    @Test
    void colleaguesAreOfferedWithWhatSpeaksAgainstThem() {
        plan(ann, MONDAY, am);
        plan(bob, MONDAY.minusDays(1), nt);
        EmployeeId eve = office.hire();
        office.rosters.assign(
                office.actor, new Target.OfEmployee(eve), OfficeShifts.workdays(nt), MONDAY, Optional.empty(), false);
        List<Swaps.Choice> choices = office.swaps.choices(office.org, ann, MONDAY, MONDAY);
        assertEquals(2, choices.size(), choices.toString());
        assertFalse(choices.get(0).isPossible(), "bob comes from a night");
        assertEquals(Set.of(), choices.get(0).against());
        assertTrue(choices.get(1).isPossible());
        plan(ann, MONDAY.plusDays(1), am);
        assertEquals(
                Set.of(Finding.Kind.REST),
                office.swaps.choices(office.org, ann, MONDAY, MONDAY).get(1).against());
    }
}
