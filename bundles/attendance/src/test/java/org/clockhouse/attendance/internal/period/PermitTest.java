package org.clockhouse.attendance.internal.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.period.WorkCycle;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.junit.jupiter.api.Test;

/** Comprehensive and irregular hours hold for the posts and dates of their permit; otherwise the standard system does. */
class PermitTest {

    private final Office office = new Office();

    private EmployeeId worker(Map<String, String> settings) {
        RuleSet standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor, standard.id(), standard.version(), LocalDate.parse("2026-11-01"), Policy.of(settings));
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D9", "09:00", "18:00")), "2026-11-01");
        return office.hire();
    }

    private DayResult result(EmployeeId employee, String date) {
        office.settle();
        return office.result(employee, date);
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }

    private static final Map<String, String> IRREGULAR =
            Map.of("system", "IRREGULAR", "permit_number", "2026-017", "permit_from", "2026-11-10");

    @Test
    void afterTheLastDayOfThePermitSomebodyIsLateAgainAndTheDaySaysWhy() {
        EmployeeId ann = worker(with(IRREGULAR, "permit_until", "2026-11-12"));
        for (String date : List.of("2026-11-09", "2026-11-10", "2026-11-12", "2026-11-13")) {
            office.punch(ann, date + " 10:00", date + " 18:00");
        }
        assertTrue(result(ann, "2026-11-09").has(Flag.Kind.PERMIT));
        assertEquals(60, result(ann, "2026-11-09").minutes().get(Bucket.LATE));
        for (String date : List.of("2026-11-10", "2026-11-12")) {
            assertFalse(result(ann, date).has(Flag.Kind.PERMIT), date);
            assertEquals(0, result(ann, date).minutes().get(Bucket.LATE), date);
        }
        assertEquals(60, result(ann, "2026-11-13").minutes().get(Bucket.LATE));
        assertTrue(result(ann, "2026-11-13").has(Flag.Kind.PERMIT));
    }

    @Test
    void aPostThatThePermitDoesNotNameWorksStandardHours() {
        EmployeeId ann = worker(with(IRREGULAR, "permit_posts", "销售员; Driver"));
        EmployeeId driver = office.hireAs("driver");
        for (EmployeeId each : List.of(ann, driver)) {
            office.punch(each, "2026-11-16 10:00", "2026-11-16 18:00");
        }
        assertEquals(60, result(ann, "2026-11-16").minutes().get(Bucket.LATE));
        assertTrue(result(ann, "2026-11-16").has(Flag.Kind.PERMIT));
        assertEquals(0, result(driver, "2026-11-16").minutes().get(Bucket.LATE));
    }

    @Test
    void aCycleIsSummedUpAndMeasuredInsideThePermit() {
        EmployeeId ann = worker(Map.of("system", "COMPREHENSIVE", "cycle", "MONTH", "permit_until", "2026-11-11"));
        List<String> week = List.of("2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13");
        week.forEach(date -> office.punch(ann, date + " 09:00", date + " 20:00"));
        office.settle();
        MonthQuery query = new MonthQuery(
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-30"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                false);
        WorkCycle month = new CycleBook(
                        office.timesheets,
                        office.memory.results,
                        office.memory.rules,
                        office.employments(),
                        office.transactions)
                .of(office.org, Scope.EVERYBODY, query, Page.first(10))
                .items()
                .get(0)
                .cycles()
                .get(0);
        assertEquals(3 * 600, month.attended());
        assertEquals(8 * 480, month.standard());
    }

    @Test
    void rulesWithoutAPermitAskForNone() {
        EmployeeId ann = worker(Map.of("system", "IRREGULAR"));
        office.punch(ann, "2026-11-16 10:00", "2026-11-16 18:00");
        assertFalse(result(ann, "2026-11-16").has(Flag.Kind.PERMIT));
    }
}
