package org.clockhouse.request.internal;

import static org.clockhouse.request.internal.WordHouse.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestFilter;
import org.clockhouse.request.RequestId;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final WordHouse house = new WordHouse();

    @Test
    void theDeadlineCountsWorkingDaysOfTheSite() {
        // Friday; three working days later it is Wednesday.
        Request asked = house.submit(house.wangs);
        assertEquals(LocalDate.of(2026, 11, 25), asked.due());
        assertEquals(List.of(), overdue("2026-11-25"));
        assertEquals(List.of(asked), overdue("2026-11-26"));
        house.clock.set("2026-11-26T01:00:00Z");
        assertEquals(
                LocalDate.of(2026, 12, 1), house.approve(house.manager, asked).due());
    }

    private List<Request> overdue(String date) {
        RequestFilter filter = new RequestFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(LocalDate.parse(date)));
        return house.office
                .requests
                .page(house.registry.org, Scope.EVERYBODY, filter, Page.first(9))
                .items();
    }

    @Test
    void c050TheWorkingDaysThatAreLeftAreCountedByTheCalendarOfTheSite() {
        Request asked = house.submit(house.wangs);
        assertEquals(new Request.TimeLeft(3, 3), left(asked));
        // Monday; the weekend took nothing.
        house.clock.set("2026-11-23T01:00:00Z");
        assertEquals(new Request.TimeLeft(2, 3), left(asked));
        house.clock.set("2026-11-27T01:00:00Z");
        assertEquals(new Request.TimeLeft(0, 3), left(asked));
        Request next = house.approve(house.manager, asked);
        assertEquals(new Request.TimeLeft(3, 3), left(next));
        house.word.promised = OptionalInt.of(7);
        Request promised = house.approve(house.hr, next);
        // Seven from the submission, of which five are gone.
        assertEquals(new Request.TimeLeft(2, 7), left(promised));
        assertEquals(Map.of(), times(house.withdraw(house.wangs, house.submit(house.wangs))));
    }

    private Request.TimeLeft left(Request request) {
        return times(request).get(request.id());
    }

    private Map<RequestId, Request.TimeLeft> times(Request request) {
        return house.office.requests.timesLeft(house.registry.org, Map.of(request, house.site.id()));
    }

    @Test
    void c050WhatIsLateIsEscalatedOnceAndTheRoleThatStandsByMayDecideIt() {
        Request asked = house.submit(house.wangs);
        house.clock.set("2026-11-25T15:59:59Z");
        assertEquals(0, house.office.escalate(house.registry.org));
        // Midnight in Shanghai.
        house.clock.set("2026-11-25T16:00:00Z");
        assertEquals(1, house.office.escalate(house.registry.org));
        assertEquals(0, house.office.escalate(house.registry.org));
        Request late = house.withdrawn(asked);
        assertTrue(late.escalated());
        List<NoticeDraft> overdue = house.told(NoticeTopic.REQUEST_OVERDUE);
        assertEquals(1, overdue.size());
        assertEquals(
                Set.of(new RoleId("MANAGER"), late.route().escalateTo()),
                ((Audience.Desk) overdue.get(0).audience()).roles());
        assertTrue(house.audit.actions().contains("request.escalate"), "" + house.audit.actions());
        assertEquals("request.not-yours", refusal(() -> house.approve(house.other, late)));
        Request decided = house.approve(house.hr, late);
        assertEquals(1, decided.step());
        assertEquals(false, decided.escalated());
    }
}
