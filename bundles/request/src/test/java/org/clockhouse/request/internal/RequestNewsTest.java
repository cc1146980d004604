package org.clockhouse.request.internal;

import static org.clockhouse.request.internal.WordHouse.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.request.Request;
import org.junit.jupiter.api.Test;

class RequestNewsTest {

    private final WordHouse house = new WordHouse();

    @Test
    void t108EachStepIsToldToItsDeskAndTheEndToWhoAsked() {
        Request asked = house.submit(house.wangs);
        NoticeDraft waiting = house.told(NoticeTopic.REQUEST_WAITING).get(0);
        assertEquals(
                new Audience.Desk(
                        house.wang.id(), house.site.id(), Set.of(house.works.id()), Set.of(new RoleId("MANAGER"))),
                waiting.audience());
        assertEquals(new LocalName("请假", "leave"), waiting.facts().get("kind"));
        Request once = house.approve(house.manager, asked);
        assertEquals(2, house.told(NoticeTopic.REQUEST_WAITING).size());
        assertEquals(List.of(), house.told(NoticeTopic.REQUEST_DECIDED));
        house.office.requests.refuse(house.hr, Scope.EVERYBODY, once.id(), once.version(), "no evidence");
        NoticeDraft decided = house.told(NoticeTopic.REQUEST_DECIDED).get(0);
        assertEquals(new Audience.Own(house.wang.id()), decided.audience());
        assertEquals("refused (no evidence)", decided.facts().get("answer").en());
        assertEquals("own/requests/" + asked.id().text(), decided.link());
    }

    @Test
    void whatHrEntersIsToldToThePersonAndNotToTheDesksAndWhatOneTakesBackToNobody() {
        house.office.requests.enter(house.hr, Scope.EVERYBODY, draft(house.wang));
        assertEquals(List.of(), house.told(NoticeTopic.REQUEST_WAITING));
        assertEquals(1, house.told(NoticeTopic.REQUEST_DECIDED).size());
        house.withdraw(house.wangs, house.submit(house.wangs));
        assertEquals(1, house.told(NoticeTopic.REQUEST_DECIDED).size());
    }
}
