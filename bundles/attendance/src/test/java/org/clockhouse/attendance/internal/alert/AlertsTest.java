package org.clockhouse.attendance.internal.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.account.RoleId;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Topic;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeRule;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.request.RequestId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shift from 09:00 to 18:00 in Shanghai, on Friday 20 November 2026; times of the clock are UTC. */
class AlertsTest {

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();

    @BeforeEach
    void planned() {
        office.at("2026-11-20T00:00:00Z");
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D9", "09:00", "18:00")), "2026-11-20");
        office.settle();
    }

    private List<NoticeTopic> toldAt(String instant) {
        office.at(instant);
        office.reported(instant);
        office.settle();
        int before = office.notices.sent().size();
        office.alerts.look(office.org);
        return office.notices.sent().stream()
                .skip(before)
                .map(NoticeDraft::topic)
                .toList();
    }

    private void set(NoticeTopic topic, boolean on, int minutes) {
        office.notices.amend(
                office.actor, new NoticeRule(topic, on, Set.of(new RoleId("MANAGER")), Duration.ofMinutes(minutes), 0));
    }

    private void onLeaveUntil(String end) {
        office.transactions.run(
                office.org,
                () -> office.memory.approved.put(new Approved(
                        ann,
                        RequestId.next(),
                        Approved.Kind.LEAVE,
                        Instant.parse("2026-11-20T01:00:00Z"),
                        Instant.parse(end),
                        "ANNUAL")));
    }

    @Test
    void t055WhoIsMissingIsToldOfOnceTheDelayIsOver() {
        assertEquals(List.of(), toldAt("2026-11-20T01:14:00Z"));
        assertEquals(List.of(NoticeTopic.MISSING), toldAt("2026-11-20T01:15:00Z"));
        assertEquals(List.of(), toldAt("2026-11-20T01:16:00Z"));
        NoticeDraft draft = office.notices.sent().get(0);
        assertEquals(
                new Audience.Over(ann, office.site.id(), Set.of(office.works.id(), office.press.id())),
                draft.audience());
        assertEquals("attendance/" + ann.text() + "/2026-11-20", draft.link());
        assertEquals("D9 09:00–18:00", draft.facts().get("shift").any());
    }

    @Test
    void t108WhoCameLateIsToldOfWithTheMinutes() {
        office.punch(ann, "2026-11-20 09:12:00");
        assertEquals(List.of(NoticeTopic.LATE), toldAt("2026-11-20T01:13:00Z"));
        assertEquals("12", office.notices.sent().get(0).facts().get("minutes").any());
    }

    @Test
    void nobodyIsMissingWhileTheTerminalsAreSilent() {
        office.at("2026-11-20T01:30:00Z");
        office.reported("2026-11-20T01:00:00Z");
        office.settle();
        office.alerts.look(office.org);
        assertEquals(List.of(), office.notices.sent());
    }

    @Test
    void whoIsOnLeaveIsNotMissing() {
        onLeaveUntil("2026-11-20T10:00:00Z");
        assertEquals(List.of(), toldAt("2026-11-20T01:30:00Z"));
    }

    @Test
    void t055AnAbsenceIsToldWhenItIsCertain() {
        set(NoticeTopic.MISSING, false, 0);
        assertEquals(List.of(), toldAt("2026-11-20T10:30:00Z"));
        assertEquals(List.of(NoticeTopic.ABSENT), toldAt("2026-11-20T16:01:00Z"));
    }

    @Test
    void t050ThePersonIsRemindedBeforeTheStartAndBeforeTheEnd() {
        set(NoticeTopic.SHIFT_STARTS, true, 10);
        set(NoticeTopic.SHIFT_ENDS, true, 5);
        assertEquals(List.of(), toldAt("2026-11-20T00:49:00Z"));
        assertEquals(List.of(NoticeTopic.SHIFT_STARTS), toldAt("2026-11-20T00:50:00Z"));
        office.punch(ann, "2026-11-20 08:58:00");
        assertEquals(List.of(), toldAt("2026-11-20T09:54:00Z"));
        assertEquals(List.of(NoticeTopic.SHIFT_ENDS), toldAt("2026-11-20T09:55:00Z"));
        assertEquals(
                Set.of(new Audience.Own(ann)),
                office.notices.sent().stream().map(NoticeDraft::audience).collect(Collectors.toSet()));
    }

    @Test
    void t050AfterTheShiftThePersonIsToldThatAPunchIsMissing() {
        office.punch(ann, "2026-11-20 08:58:00");
        assertEquals(List.of(), toldAt("2026-11-20T10:29:00Z"));
        assertEquals(List.of(NoticeTopic.MISSED_PUNCH), toldAt("2026-11-20T10:30:00Z"));
    }

    @Test
    void whoPunchedOutIsNotRemindedToDoSo() {
        set(NoticeTopic.SHIFT_ENDS, true, 5);
        office.punch(ann, "2026-11-20 08:58:00", "2026-11-20 17:56:00");
        assertEquals(List.of(), toldAt("2026-11-20T09:57:00Z"));
    }

    @Test
    void whatIsDaysAgoIsHistory() {
        office.punch(ann, "2026-11-20 09:12:00", "2026-11-20 18:01:00");
        assertEquals(List.of(), toldAt("2026-11-22T03:00:00Z"));
    }

    @Test
    void whoWasUnknownIsToldOfOnceTheTerminalsSpeak() {
        assertEquals(List.of(), toldAt("2026-11-20T00:30:00Z"));
        office.at("2026-11-20T01:30:00Z");
        assertEquals(0, office.alerts.look(office.org));
        assertEquals(List.of(NoticeTopic.MISSING), toldAt("2026-11-20T01:40:00Z"));
    }

    @Test
    void whoDoesNotComeBackFromLeaveIsMissing() {
        onLeaveUntil("2026-11-20T03:00:00Z");
        assertEquals(List.of(), toldAt("2026-11-20T01:30:00Z"));
        assertEquals(List.of(), toldAt("2026-11-20T02:59:00Z"));
        assertEquals(List.of(NoticeTopic.MISSING), toldAt("2026-11-20T03:00:00Z"));
    }

    @Test
    void whoIsHiredWhileItRunsIsLookedAtToo() {
        assertEquals(List.of(), toldAt("2026-11-20T00:30:00Z"));
        EmployeeId bob = office.hire();
        assertEquals(List.of(NoticeTopic.MISSING, NoticeTopic.MISSING), toldAt("2026-11-20T01:15:00Z"));
        assertEquals(
                Set.of(ann, bob),
                office.notices.sent().stream()
                        .map(draft -> ((Audience.Over) draft.audience()).person())
                        .collect(Collectors.toSet()));
    }

    @Test
    void aRuleThatIsSwitchedOnTellsOfWhatIsSoAlready() {
        set(NoticeTopic.MISSING, false, 15);
        assertEquals(List.of(), toldAt("2026-11-20T01:30:00Z"));
        set(NoticeTopic.MISSING, true, 15);
        assertEquals(List.of(NoticeTopic.MISSING), toldAt("2026-11-20T01:31:00Z"));
    }

    @Test
    void aRoundReadsOnlyThePeopleOfWhomSomethingIsNew() {
        for (int i = 0; i < 40; i++) {
            office.hire();
        }
        office.settle();
        CountedResults counted = new CountedResults(office.memory.results);
        Alerts alerts = office.alerts(counted.results(), new CountedHints(office.changes));
        office.at("2026-11-20T00:30:00Z");
        alerts.look(office.org);
        assertEquals(41, counted.people());
        assertEquals(1, counted.questions());
        office.at("2026-11-20T00:31:00Z");
        alerts.look(office.org);
        assertEquals(0, counted.people());
        assertEquals(0, counted.questions());
        office.punch(ann, "2026-11-20 08:31:00");
        office.settle();
        office.at("2026-11-20T00:32:00Z");
        alerts.look(office.org);
        assertEquals(1, counted.people());
        assertEquals(2, counted.questions());
        office.at("2026-11-20T01:15:00Z");
        office.reported("2026-11-20T01:15:00Z");
        alerts.look(office.org);
        assertEquals(40, office.notices.sent().size());
        counted.people();
        counted.questions();
        office.at("2026-11-20T01:16:00Z");
        alerts.look(office.org);
        assertEquals(0, counted.people());
    }

    /** Results that count what is asked of them; each count begins anew when it is read. */
    private static final class CountedResults {

        private final ResultRepository results;
        private int people;
        private int questions;

        CountedResults(ResultRepository real) {
            results = (ResultRepository) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ResultRepository.class},
                    (proxy, method, arguments) -> {
                        questions++;
                        people += method.getName().equals("of") ? ((Collection<?>) arguments[0]).size() : 0;
                        return method.invoke(real, arguments);
                    });
        }

        ResultRepository results() {
            return results;
        }

        int people() {
            int count = people;
            people = 0;
            return count;
        }

        int questions() {
            int count = questions;
            questions = 0;
            return count;
        }
    }

    /** Another edition for each hint, as the suite has it. */
    private record CountedHints(RecordedChanges told) implements Changes {

        @Override
        public void tell(OrgId org, Topic topic) {
            told.tell(org, topic);
        }

        @Override
        public long edition(OrgId org, Topic topic) {
            return told.told().stream().filter(topic::equals).count();
        }
    }
}
