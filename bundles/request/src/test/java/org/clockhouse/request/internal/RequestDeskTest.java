package org.clockhouse.request.internal;

import static org.clockhouse.request.internal.WordHouse.draft;
import static org.clockhouse.request.internal.WordHouse.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Denied;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Request;
import org.clockhouse.request.Request.State;
import org.clockhouse.request.RequestDraft;
import org.clockhouse.request.RequestQueue;
import org.junit.jupiter.api.Test;

class RequestDeskTest {

    private final WordHouse house = new WordHouse();

    @Test
    void t048EachRoleOfTheChainAgreesInTurnAndTheLastYesDoesWhatWasAsked() {
        Request asked = house.submit(house.wangs);
        assertEquals(Optional.of(new RoleId("MANAGER")), asked.waitsFor());
        Request once = house.approve(house.manager, asked);
        assertEquals(State.PENDING, once.state());
        assertEquals(Optional.of(new RoleId("HR")), once.waitsFor());
        assertEquals(List.of(), house.word.said);
        Request twice = house.approve(house.hr, once);
        assertEquals(State.APPROVED, twice.state());
        assertEquals(List.of("please"), house.word.said);
        assertEquals("hr", twice.approval().orElseThrow().name());
        assertTrue(
                house.audit.actions().containsAll(List.of("request.submit", "request.approve")),
                "" + house.audit.actions());
    }

    @Test
    void onlyWhoeverHoldsTheStepsRoleForThePersonDecides() {
        Request asked = house.submit(house.wangs);
        assertEquals("request.own", refusal(() -> house.approve(house.wangs, asked)));
        assertEquals("request.not-yours", refusal(() -> house.approve(house.hr, asked)));
        assertEquals("request.not-yours", refusal(() -> house.approve(house.other, asked)));
        assertEquals(State.PENDING, house.approve(house.root, asked).state());
    }

    @Test
    void nobodyDecidesAboutThemselvesNorAboutWhatTheySubmittedForSomebody() {
        Request own = house.office.requests.submit(house.manager, Scope.EVERYBODY, draft(house.boss));
        assertEquals("request.own", refusal(() -> house.approve(house.manager, own)));
        Request entered = house.submit(house.manager);
        assertEquals("request.four-eyes", refusal(() -> house.approve(house.manager, entered)));
    }

    @Test
    void t045WhereFourEyesAreNotAskedForWhoEnteredItMayDecideIt() {
        house.office.chains.set(
                house.root,
                new Chain("WORD", Optional.of(house.site.id()), List.of(new RoleId("MANAGER")), 2, false, 0));
        assertEquals(
                State.APPROVED,
                house.approve(house.manager, house.submit(house.manager)).state());
    }

    @Test
    void aListSaysWhichOfItsRequestsAreTheReadersToDecide() {
        Request asked = house.submit(house.wangs);
        Request entered = house.submit(house.manager);
        Request own = house.office.requests.submit(house.manager, Scope.EVERYBODY, draft(house.boss));
        Request further = house.approve(house.manager, house.submit(house.wangs));
        List<Request> all = List.of(asked, entered, own, further);
        assertEquals(Set.of(asked.id()), house.office.requests.decidable(house.manager, all));
        assertEquals(Set.of(further.id()), house.office.requests.decidable(house.hr, all));
        assertEquals(Set.of(), house.office.requests.decidable(house.wangs, all));
        assertEquals(Set.of(), house.office.requests.decidable(house.other, all));
        assertEquals(4, house.office.requests.decidable(house.root, all).size());
    }

    @Test
    void c043EachRoleHasAQueueOfItsOwnAndSeesOnlyItsPeople() {
        house.submit(house.wangs);
        house.approve(house.manager, house.submit(house.wangs));
        assertEquals(
                List.of(new RequestQueue(new RoleId("MANAGER"), 1, 0, 0)), house.office.requests.queues(house.manager));
        assertEquals(
                List.of(new RequestQueue(new RoleId("MANAGER"), 0, 0, 0)), house.office.requests.queues(house.other));
        assertEquals(List.of(new RequestQueue(new RoleId("HR"), 1, 0, 0)), house.office.requests.queues(house.hr));
        assertEquals(2, house.office.requests.queues(house.root).size());
        assertEquals(List.of(), house.office.requests.queues(house.wangs));
    }

    @Test
    void aMachineMayOwnTheApproval() {
        Actor oa = new Actor(house.registry.org, Actor.Kind.API_KEY, "key-1", "OA", "10.0.0.9", "r");
        assertEquals(
                State.APPROVED,
                house.approve(oa, house.approve(oa, house.submit(house.wangs))).state());
    }

    @Test
    void c037AKindMayAskForRightsOfItsOwn() {
        house.word.right = Optional.of("credential.approve");
        assertThrows(Denied.class, () -> house.approve(house.manager, house.submit(house.wangs)));
    }

    @Test
    void aRefusalNeedsAReasonAndEndsIt() {
        Request asked = house.submit(house.wangs);
        assertEquals(
                "request.reason.missing",
                refusal(() -> house.office.requests.refuse(
                        house.manager, Scope.EVERYBODY, asked.id(), asked.version(), " ")));
        Request refused =
                house.office.requests.refuse(house.manager, Scope.EVERYBODY, asked.id(), asked.version(), "not so");
        assertEquals(State.REFUSED, refused.state());
        assertEquals("request.closed", refusal(() -> house.approve(house.manager, refused)));
        assertEquals(List.of(), house.word.said);
    }

    @Test
    void whatIsAskedBackGoesOnWhereItWasOnceItIsAnswered() {
        Request once = house.approve(house.manager, house.submit(house.wangs));
        Request back =
                house.office.requests.askBack(house.hr, Scope.EVERYBODY, once.id(), once.version(), "which word?");
        assertEquals(State.ASKED_BACK, back.state());
        assertEquals("request.closed", refusal(() -> house.approve(house.hr, back)));
        Request again = house.office.requests.answer(
                house.wangs,
                Scope.only(house.wang.id()),
                back.id(),
                back.version(),
                Map.of("word", "thanks"),
                "that one");
        assertEquals(Optional.of(new RoleId("HR")), again.waitsFor());
        house.approve(house.hr, again);
        assertEquals(List.of("thanks"), house.word.said);
        Request fresh = house.submit(house.wangs);
        assertEquals(
                "request.not-asked",
                refusal(() -> house.office.requests.answer(
                        house.wangs, Scope.EVERYBODY, fresh.id(), fresh.version(), fresh.details(), "so")));
    }

    @Test
    void anOpenRequestIsWithdrawnByWhoAskedAndADoneOneOnlyByWhoCouldDecideIt() {
        Request asked = house.submit(house.wangs);
        assertEquals(State.WITHDRAWN, house.withdraw(house.wangs, asked).state());
        Request done = house.approve(house.hr, house.approve(house.manager, house.submit(house.wangs)));
        assertEquals("request.own", refusal(() -> house.withdraw(house.wangs, done)));
        assertEquals(State.WITHDRAWN, house.withdraw(house.hr, done).state());
        assertEquals(List.of(), house.word.said);
        assertEquals("request.closed", refusal(() -> house.withdraw(house.hr, house.withdrawn(done))));
    }

    @Test
    void c049WhatIsCarriedOutAtADeskIsDoneOnlyThen() {
        house.word.promised = OptionalInt.of(7);
        Request once = house.approve(house.manager, house.submit(house.wangs));
        Request agreed = house.approve(house.hr, once);
        assertEquals(State.TO_DO, agreed.state());
        assertEquals(Optional.of(new RoleId("HR")), agreed.waitsFor());
        // Seven working days after Friday the 20th.
        assertEquals(LocalDate.of(2026, 12, 1), agreed.due());
        Request done = house.office.requests.carriedOut(house.hr, Scope.EVERYBODY, agreed.id(), Map.of("card", "one"));
        assertEquals(State.DONE, done.state());
        assertEquals("one", done.details().get("card"));
        assertEquals(
                "request.not-to-do",
                refusal(() -> house.office.requests.carriedOut(house.hr, Scope.EVERYBODY, done.id(), Map.of())));
        assertEquals("request.closed", refusal(() -> house.withdraw(house.wangs, done)));
    }

    @Test
    void whoIsOutsideTheScopeIsNotThere() {
        Request asked = house.submit(house.wangs);
        Scope elsewhere = Scope.only(house.boss.id());
        assertThrows(NotFound.class, () -> house.office.requests.find(house.registry.org, elsewhere, asked.id()));
        assertThrows(NotFound.class, () -> house.office.requests.submit(house.manager, elsewhere, draft(house.wang)));
        assertThrows(
                NotFound.class,
                () -> house.office.requests.approve(house.manager, elsewhere, asked.id(), asked.version(), ""));
        assertThrows(
                NotFound.class, () -> house.office.requests.preview(house.registry.org, elsewhere, draft(house.wang)));
    }

    @Test
    void whatNobodyKnowsOrSaysNoReasonForIsNotTaken() {
        RequestDraft unknown = new RequestDraft("SONG", house.wang.id(), Map.of(), "because");
        assertEquals(
                "request.kind.unknown",
                refusal(() -> house.office.requests.submit(house.wangs, Scope.EVERYBODY, unknown)));
        RequestDraft silent = new RequestDraft("WORD", house.wang.id(), Map.of("word", "please"), "");
        assertEquals(
                "request.reason.missing",
                refusal(() -> house.office.requests.submit(house.wangs, Scope.EVERYBODY, silent)));
        RequestDraft wordless = new RequestDraft("WORD", house.wang.id(), Map.of(), "because");
        assertEquals(
                "value.missing", refusal(() -> house.office.requests.submit(house.wangs, Scope.EVERYBODY, wordless)));
    }

    @Test
    void aStaleVersionDecidesNothing() {
        Request asked = house.submit(house.wangs);
        house.approve(house.manager, asked);
        assertThrows(Stale.class, () -> house.approve(house.root, asked));
    }
}
