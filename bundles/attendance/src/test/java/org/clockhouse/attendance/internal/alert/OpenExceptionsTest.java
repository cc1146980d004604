package org.clockhouse.attendance.internal.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.account.RoleId;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.spi.SheetRepository.Acceptance;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.junit.jupiter.api.Test;

/** Exceptions that nobody saw to, told of after so many working days, and to those above after twice as many. */
class OpenExceptionsTest {

    private final Office office = new Office();
    private final OpenExceptions open = new OpenExceptions(
            office.timesheets,
            office.memory.sheets,
            office.memory.rules,
            office.employments(),
            office.registry.departments,
            office.notices,
            office.transactions,
            office.clock);

    private List<NoticeDraft> toldAt(String moment) {
        office.at(moment);
        office.settle();
        int before = office.notices.sent().size();
        open.look(office.org);
        return office.notices.sent().stream().skip(before).toList();
    }

    private EmployeeId forgetsToPunchOut(Map<String, String> settings) {
        return forgetsToPunchOut(settings, "09:00");
    }

    private EmployeeId forgetsToPunchOut(Map<String, String> settings, String in) {
        RuleSet standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor, standard.id(), standard.version(), LocalDate.parse("2026-11-01"), Policy.of(settings));
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D9", "09:00", "18:00")), "2026-11-18");
        EmployeeId ann = office.hire();
        office.punch(ann, "2026-11-18 " + in);
        return ann;
    }

    @Test
    void workingDaysCountAndEachIsToldOnce() {
        EmployeeId ann = forgetsToPunchOut(Map.of("exception_days", "MISSING_OUT:3 LATE:1"));
        assertEquals(List.of(), toldAt("2026-11-20T08:00:00Z"));
        List<NoticeDraft> told = toldAt("2026-11-23T08:00:00Z");
        assertEquals(1, told.size());
        assertEquals(NoticeTopic.EXCEPTION_OPEN, told.get(0).topic());
        assertEquals("3", told.get(0).facts().get("days").any());
        assertEquals("medium", told.get(0).facts().get("severity").en());
        assertEquals("2026-11-18", told.get(0).facts().get("date").any());
        assertEquals(
                new Audience.Over(ann, office.site.id(), Set.of(office.works.id(), office.press.id())),
                told.get(0).audience());
        assertEquals(List.of(), toldAt("2026-11-25T08:00:00Z"));
        List<NoticeDraft> above = toldAt("2026-11-26T08:00:00Z");
        assertEquals(1, above.size());
        assertEquals(NoticeTopic.EXCEPTION_ESCALATED, above.get(0).topic());
        assertEquals(
                new Audience.Over(ann, office.site.id(), Set.of(office.works.id())),
                above.get(0).audience());
        assertEquals(List.of(), toldAt("2026-11-27T08:00:00Z"));
    }

    @Test
    void whatWasCorrectedIsToldToNobody() {
        EmployeeId ann = forgetsToPunchOut(Map.of("exception_days", "MISSING_OUT:3"));
        office.at("2026-11-20T08:00:00Z");
        office.punch(ann, "2026-11-18 18:00");
        assertEquals(List.of(), toldAt("2026-11-26T08:00:00Z"));
    }

    @Test
    void whatWasAcceptedIsToldToNobody() {
        EmployeeId ann = forgetsToPunchOut(Map.of("exception_days", "MISSING_OUT:3"));
        office.settle();
        DayResult day = office.result(ann, "2026-11-18");
        Acceptance right = new Acceptance(ann, day.date(), 0, day.inputHash(), "设备断电", "Li", office.clock.instant());
        office.transactions.run(office.org, () -> office.memory.sheets.accept(List.of(right)));
        assertEquals(List.of(), toldAt("2026-11-26T08:00:00Z"));
        office.transactions.run(office.org, () -> office.memory.sheets.forget(List.of(right)));
        assertEquals(2, toldAt("2026-11-26T08:00:00Z").size());
    }

    @Test
    void eachExceptionHasItsOwnDays() {
        forgetsToPunchOut(Map.of("exception_days", "MISSING_OUT:3 LATE:4", "exception_severity", "LATE:HIGH"), "09:20");
        assertEquals("medium", severity(toldAt("2026-11-23T08:00:00Z")));
        assertEquals("medium", severity(toldAt("2026-11-26T08:00:00Z")));
    }

    @Test
    void theGravestOfADayIsNamed() {
        forgetsToPunchOut(Map.of("exception_days", "MISSING_OUT:3 LATE:3", "exception_severity", "LATE:HIGH"), "09:20");
        assertEquals("high", severity(toldAt("2026-11-23T08:00:00Z")));
    }

    @Test
    void rolesThatTheRulesNameAreToldInPlaceOfTheUsualOnes() {
        EmployeeId ann = forgetsToPunchOut(
                Map.of(
                        "exception_days", "MISSING_OUT:3 LATE:3 EARLY:1",
                        "exception_told", "LATE:MANAGER,HR EARLY:HR"),
                "09:20");
        List<NoticeDraft> told = toldAt("2026-11-23T08:00:00Z");
        Set<DepartmentId> up = Set.of(office.works.id(), office.press.id());
        assertEquals(
                Set.of(
                        new Audience.Over(ann, office.site.id(), up),
                        new Audience.Holding(
                                ann, office.site.id(), up, Set.of(new RoleId("HR"), new RoleId("MANAGER")))),
                told.stream().map(NoticeDraft::audience).collect(Collectors.toSet()));
        assertEquals(2, told.size());
        assertEquals(List.of(), toldAt("2026-11-24T08:00:00Z"));
    }

    @Test
    void aRoleThatIsNoneIsRefused() {
        for (String wrong : List.of("LATE:manager", "LAZY:HR", "LATE:", "LATE:HR;MANAGER")) {
            Refused refused = assertThrows(Refused.class, () -> Policy.of(Map.of("exception_told", wrong)), wrong);
            assertEquals("/settings/exception_told", refused.violations().get(0).pointer());
        }
    }

    private static String severity(List<NoticeDraft> told) {
        assertEquals(1, told.size());
        return told.get(0).facts().get("severity").en();
    }

    @Test
    void rulesWithoutIt() {
        forgetsToPunchOut(Map.of("late_grace", "5"));
        assertEquals(List.of(), toldAt("2026-11-30T08:00:00Z"));
    }
}
