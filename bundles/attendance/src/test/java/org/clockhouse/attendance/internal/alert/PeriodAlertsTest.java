package org.clockhouse.attendance.internal.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.internal.period.PeriodCountBook;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.junit.jupiter.api.Test;

/** Points that were reached and permits that end, each told once. */
class PeriodAlertsTest {

    private final Office office = new Office();
    private final PeriodAlerts alerts = new PeriodAlerts(
            new PeriodCountBook(
                    office.timesheets,
                    office.memory.results,
                    office.memory.rules,
                    office.employments(),
                    office.transactions),
            office.memory.rules,
            office.registry.departments,
            office.notices,
            office.transactions,
            office.clock);

    private void rules(Map<String, String> settings) {
        RuleSet standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor, standard.id(), standard.version(), LocalDate.parse("2026-11-01"), Policy.of(settings));
    }

    private List<NoticeDraft> told() {
        office.settle();
        int before = office.notices.sent().size();
        alerts.look(office.org);
        return office.notices.sent().stream().skip(before).toList();
    }

    @Test
    void whoComesToSoManyPointsIsToldOfOnce() {
        rules(Map.of("exception_points", "LATE:5", "points_most", "10"));
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D9", "09:00", "18:00")), "2026-11-18");
        EmployeeId ann = office.hire();
        office.punch(ann, "2026-11-18 09:10", "2026-11-18 18:00");
        assertEquals(List.of(), told());
        office.punch(ann, "2026-11-19 09:10", "2026-11-19 18:00");
        NoticeDraft draft = told().get(0);
        assertEquals(NoticeTopic.POINTS_REACHED, draft.topic());
        assertEquals("10", draft.facts().get("points").any());
        assertEquals(
                new Audience.Over(ann, office.site.id(), Set.of(office.works.id(), office.press.id())),
                draft.audience());
        assertEquals(List.of(), told());
    }

    @Test
    void aPermitThatEndsIsToldOfSixtyDaysBefore() {
        rules(Map.of("system", "IRREGULAR", "permit_number", "2026-017", "permit_until", "2027-01-20"));
        assertEquals(List.of(), told());
        office.at("2026-11-21T08:00:00Z");
        List<NoticeDraft> told = told();
        assertEquals(NoticeTopic.PERMIT_ENDS, told.get(0).topic());
        assertEquals("2026-017", told.get(0).facts().get("number").any());
        assertEquals(List.of(), told());
    }
}
