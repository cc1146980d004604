package org.clockhouse.request.internal;

import static org.clockhouse.request.internal.WordHouse.draft;
import static org.clockhouse.request.internal.WordHouse.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Request;
import org.clockhouse.request.Request.State;
import org.clockhouse.request.RequestDraft;
import org.clockhouse.request.RequestFilter;
import org.junit.jupiter.api.Test;

/** What is entered for somebody. */
class EntriesTest {

    private final WordHouse house = new WordHouse();

    @Test
    void t045WhatHrEntersWithAReasonCountsAtOnceWhateverTheChain() {
        Request entered = house.office.requests.enter(house.hr, Scope.EVERYBODY, draft(house.wang));
        assertEquals(State.APPROVED, entered.state());
        assertEquals("hr", entered.approval().orElseThrow().name());
        assertEquals(List.of("please"), house.word.said);
        assertTrue(
                house.audit.actions().containsAll(List.of("request.submit", "request.enter")),
                "" + house.audit.actions());
        assertEquals(State.WITHDRAWN, house.withdraw(house.hr, entered).state());
        assertEquals(List.of(), house.word.said);
        RequestDraft silent = new RequestDraft("WORD", house.wang.id(), Map.of("word", "please"), " ");
        assertEquals(
                "request.reason.missing",
                refusal(() -> house.office.requests.enter(house.hr, Scope.EVERYBODY, silent)));
    }

    @Test
    void t045AnEntryWaitsForSomebodyElseWhereFourEyesWereAskedFor() {
        house.office.chains.set(
                house.root, new Chain("WORD", Optional.of(house.site.id()), List.of(new RoleId("HR")), 2, true, 0));
        Request entered = house.office.requests.enter(house.hr, Scope.EVERYBODY, draft(house.wang));
        assertEquals(State.PENDING, entered.state());
        assertEquals(List.of(), house.word.said);
        assertEquals("request.four-eyes", refusal(() -> house.approve(house.hr, entered)));
        assertEquals(State.APPROVED, house.approve(house.root, entered).state());
    }

    @Test
    void t093AnEntryGoesPastALimitWhenThatIsSaidAndKeepsWhichOne() {
        RequestDraft wordy =
                new RequestDraft("WORD", house.wang.id(), Map.of("word", "abracadabra"), "by the director");
        assertEquals("word.long", refusal(() -> house.office.requests.submit(house.hr, Scope.EVERYBODY, wordy)));
        assertEquals("word.long", refusal(() -> house.office.requests.enter(house.hr, Scope.EVERYBODY, wordy)));
        Request entered = house.office.requests.enter(house.hr, Scope.EVERYBODY, wordy, true);
        assertEquals(Set.of("word.long"), entered.past());
        assertEquals(
                Set.of(),
                house.office
                        .requests
                        .enter(house.hr, Scope.EVERYBODY, draft(house.wang), true)
                        .past());
    }

    @Test
    void t093AnEntryPastALimitThatWaitsForSomebodyElseIsAgreedToAsItIs() {
        house.office.chains.set(
                house.root, new Chain("WORD", Optional.of(house.site.id()), List.of(new RoleId("HR")), 2, true, 0));
        RequestDraft wordy =
                new RequestDraft("WORD", house.wang.id(), Map.of("word", "abracadabra"), "by the director");
        Request waiting = house.office.requests.enter(house.hr, Scope.EVERYBODY, wordy, true);
        assertEquals(State.PENDING, waiting.state());
        Request agreed = house.approve(house.root, waiting);
        assertEquals(State.APPROVED, agreed.state());
        assertEquals("word.long", agreed.details().get("past"));
    }

    @Test
    void nobodySaysOfOnesOwnRequestThatItGoesPastALimit() {
        RequestDraft sly =
                new RequestDraft("WORD", house.wang.id(), Map.of("word", "abracadabra", "past", "word.long"), "please");
        assertEquals("word.long", refusal(() -> house.office.requests.submit(house.hr, Scope.EVERYBODY, sly)));
        RequestDraft slyToo =
                new RequestDraft("WORD", house.wang.id(), Map.of("word", "please", "past", "word.long"), "please");
        assertEquals(
                Set.of(),
                house.office.requests.submit(house.hr, Scope.EVERYBODY, slyToo).past());
    }

    @Test
    void nobodyEntersAnythingForThemselves() {
        assertEquals(
                "request.own",
                refusal(() -> house.office.requests.enter(house.manager, Scope.EVERYBODY, draft(house.boss))));
        assertEquals(List.of(), house.word.said);
        assertEquals(
                List.of(),
                house.office
                        .requests
                        .page(house.registry.org, Scope.EVERYBODY, RequestFilter.ALL, Page.first(9))
                        .items());
    }
}
