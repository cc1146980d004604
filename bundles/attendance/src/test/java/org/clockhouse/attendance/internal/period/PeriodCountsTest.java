package org.clockhouse.attendance.internal.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.period.PersonCounts;
import org.clockhouse.attendance.period.PersonCounts.AllowanceCount;
import org.clockhouse.attendance.period.PersonCounts.LateCount;
import org.clockhouse.attendance.period.PersonCounts.TotalHours;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.Policy.Hours.Per;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.calendar.DayType;
import org.junit.jupiter.api.Test;

/** Totals of weeks and months, lates of a period and allowances, from punches to what they come to. */
class PeriodCountsTest {

    private static final List<String> WEEK =
            List.of("2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13");

    private final Office office = new Office();
    private final PeriodCountBook counts = new PeriodCountBook(
            office.timesheets, office.memory.results, office.memory.rules, office.employments(), office.transactions);

    private void rules(Map<String, String> settings) {
        RuleSet standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor, standard.id(), standard.version(), LocalDate.parse("2026-10-01"), Policy.of(settings));
    }

    private EmployeeId worker() {
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D9", "09:00", "18:00")), "2026-10-01");
        return office.hire();
    }

    private PersonCounts of(String from, String until) {
        office.settle();
        MonthQuery query = new MonthQuery(
                LocalDate.parse(from),
                LocalDate.parse(until),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                false);
        return counts.of(office.org, Scope.EVERYBODY, query, Page.first(10))
                .items()
                .get(0);
    }

    @Test
    void ofAWeekOnlyTheTotalCountsAndNoDayIsShort() {
        rules(Map.of("mode", "TOTAL_HOURS", "required", "2400", "required_per", "WEEK", "ot_basis", "QUANTITY"));
        EmployeeId ann = office.hire();
        WEEK.subList(0, 4).forEach(date -> office.punch(ann, date + " 08:00", date + " 19:00"));
        TotalHours week = of("2026-11-09", "2026-11-15").totals().get(0);
        assertEquals(Per.WEEK, week.per());
        assertEquals(LocalDate.parse("2026-11-15"), week.until());
        assertEquals(2_640, week.attended());
        assertEquals(2_400, week.regular());
        assertEquals(0, week.lacking());
        assertEquals(240, week.overtime());
        DayResult day = office.result(ann, "2026-11-09");
        assertEquals(660, day.minutes().get(Bucket.REGULAR));
        assertEquals(0, day.minutes().get(Bucket.OVERTIME));
        assertEquals(0, day.minutes().get(Bucket.SHORT));
    }

    @Test
    void ofTwoWeeksOnlyTheTotalCountsFromTheAnchorOn() {
        rules(Map.of(
                "mode",
                "TOTAL_HOURS",
                "required",
                "4800",
                "required_per",
                "TWO_WEEKS",
                "biweekly_from",
                "2026-10-26",
                "ot_basis",
                "QUANTITY"));
        EmployeeId ann = office.hire();
        WEEK.forEach(date -> office.punch(ann, date + " 08:00", date + " 20:00"));
        office.punch(ann, "2026-11-16 08:00", "2026-11-16 12:00");
        office.punch(ann, "2026-11-19 08:00", "2026-11-19 19:00");
        TotalHours first = of("2026-11-15", "2026-11-15").totals().get(0);
        assertEquals(Per.TWO_WEEKS, first.per());
        assertEquals(LocalDate.parse("2026-11-09"), first.from());
        assertEquals(LocalDate.parse("2026-11-22"), first.until());
        assertEquals(ResultState.PROVISIONAL, first.state());
        assertEquals(4_500, first.attended());
        assertEquals(300, first.lacking());
        assertEquals(0, office.result(ann, "2026-11-16").minutes().get(Bucket.SHORT));
        office.punch(ann, "2026-11-20 08:00", "2026-11-20 15:00");
        office.at("2026-11-23T08:00:00Z");
        office.reported("2026-11-23T08:00:00Z");
        TotalHours whole = of("2026-11-22", "2026-11-22").totals().get(0);
        assertEquals(ResultState.FINAL, whole.state());
        assertEquals(0, whole.lacking());
        assertEquals(120, whole.overtime());
        office.punch(ann, "2026-11-23 08:00", "2026-11-23 12:00");
        assertEquals(
                LocalDate.parse("2026-11-23"),
                of("2026-11-23", "2026-11-23").totals().get(0).from());
    }

    @Test
    void whoJoinsInTheSecondWeekIsAskedForHalfOfTheTwo() {
        rules(Map.of(
                "mode", "TOTAL_HOURS", "required", "4800", "required_per", "TWO_WEEKS", "biweekly_from", "2026-11-06"));
        EmployeeId ann = office.hireOn("2026-11-09");
        WEEK.forEach(date -> office.punch(ann, date + " 08:00", date + " 16:00"));
        TotalHours two = of("2026-11-09", "2026-11-15").totals().get(0);
        assertEquals(LocalDate.parse("2026-11-02"), two.from());
        assertEquals(new TotalHours.Share(5, 10), two.share());
        assertEquals(2_400, two.required());
        assertEquals(0, two.lacking());
    }

    @Test
    void ofFreeHoursTheWeekIsAskedAsWell() {
        rules(Map.of("free_hours", "true", "required", "2400", "required_per", "WEEK"));
        EmployeeId ann = office.hire();
        WEEK.subList(0, 3).forEach(date -> office.punch(ann, date + " 08:00", date + " 19:00"));
        TotalHours week = of("2026-11-09", "2026-11-15").totals().get(0);
        assertEquals(Per.WEEK, week.per());
        assertEquals(1_980, week.attended());
        assertEquals(420, week.lacking());
        DayResult day = office.result(ann, "2026-11-09");
        assertEquals(660, day.minutes().get(Bucket.REGULAR));
        assertEquals(0, day.minutes().get(Bucket.REQUIRED));
        assertEquals(0, day.minutes().get(Bucket.SHORT));
        assertEquals(0, day.minutes().get(Bucket.EXTRA));
    }

    @Test
    void whoJoinsOnAWednesdayIsAskedForThreeFifthsOfTheWeek() {
        rules(Map.of("mode", "TOTAL_HOURS", "required", "2400", "required_per", "WEEK", "ot_basis", "QUANTITY"));
        EmployeeId ann = office.hireOn("2026-11-11");
        WEEK.subList(2, 5).forEach(date -> office.punch(ann, date + " 08:00", date + " 17:00"));
        TotalHours week = of("2026-11-09", "2026-11-15").totals().get(0);
        assertEquals(new TotalHours.Share(3, 5), week.share());
        assertEquals(1_440, week.required());
        assertEquals(1_620, week.attended());
        assertEquals(180, week.overtime());
        assertEquals(LocalDate.parse("2026-11-15"), week.until());
    }

    @Test
    void whoLeavesOnATuesdayLacksNothingOfTheDaysAfter() {
        rules(Map.of("mode", "TOTAL_HOURS", "required", "2400", "required_per", "WEEK"));
        EmployeeId ann = office.hire();
        WEEK.subList(0, 2).forEach(date -> office.punch(ann, date + " 08:00", date + " 16:00"));
        office.leaves(ann, "2026-11-10");
        TotalHours week = of("2026-11-09", "2026-11-15").totals().get(0);
        assertEquals(960, week.required());
        assertEquals(0, week.lacking());
        assertEquals(LocalDate.parse("2026-11-10"), week.until());
        assertEquals(ResultState.FINAL, week.state());
    }

    @Test
    void whoLeavesOnTheFridayIsAskedForAllOfTheWeek() {
        rules(Map.of("mode", "TOTAL_HOURS", "required", "2400", "required_per", "WEEK"));
        EmployeeId ann = office.hire();
        WEEK.subList(0, 4).forEach(date -> office.punch(ann, date + " 08:00", date + " 16:00"));
        office.leaves(ann, "2026-11-13");
        assertEquals(480, of("2026-11-09", "2026-11-15").totals().get(0).lacking());
    }

    @Test
    void aMonthIsAskedForByTheWorkdaysOfTheCalendar() {
        rules(Map.of("mode", "TOTAL_HOURS", "required", "10080", "required_per", "MONTH"));
        EmployeeId ann = office.hireOn("2026-11-16");
        office.punch(ann, "2026-11-16 09:00", "2026-11-16 18:00");
        TotalHours month = of("2026-11-01", "2026-11-30").totals().get(0);
        assertEquals(new TotalHours.Share(11, 21), month.share());
        assertEquals(5_280, month.required());
        assertEquals(ResultState.PROVISIONAL, month.state());
    }

    @Test
    void aMinuteThatIsOvertimeOfItsDayIsNotRegularInTheWeekAsWell() {
        rules(Map.of("mode", "TOTAL_HOURS", "required", "1200", "required_per", "WEEK"));
        EmployeeId ann = office.hire();
        office.calendar(Map.of("2026-11-13", DayType.STATUTORY));
        office.rosters.assign(
                office.actor,
                new Target.OfEmployee(ann),
                OfficeShifts.workdays(office.shift("D9", "09:00", "18:00")),
                LocalDate.parse("2026-11-01"),
                Optional.empty(),
                true);
        WEEK.subList(2, 5).forEach(date -> office.punch(ann, date + " 09:00", date + " 18:00"));
        TotalHours week = of("2026-11-09", "2026-11-15").totals().get(0);
        assertEquals(480, week.days().get(Bucket.OT_HOLIDAY));
        assertEquals(1_440, week.attended());
        assertEquals(960, week.regular());
        assertEquals(0, week.lacking());
    }

    @Test
    void whatLacksInAWeekWithAShiftIsSaidOfTheWeekAndOfNoDay() {
        rules(Map.of("mode", "TOTAL_HOURS", "required_per", "WEEK"));
        EmployeeId ann = worker();
        WEEK.subList(0, 4).forEach(date -> office.punch(ann, date + " 09:00", date + " 18:00"));
        TotalHours week = of("2026-11-11", "2026-11-11").totals().get(0);
        assertEquals(LocalDate.parse("2026-11-09"), week.from());
        assertEquals(2_400, week.required());
        assertEquals(1_920, week.attended());
        assertEquals(480, week.lacking());
        assertEquals(0, week.overtime());
        DayResult friday = office.result(ann, "2026-11-13");
        assertEquals(0, friday.minutes().get(Bucket.SHORT));
        assertEquals(DayStatus.NORMAL, friday.status());
    }

    @Test
    void aMonthOfTotalHoursBeginsOnItsDay() {
        rules(Map.of("mode", "TOTAL_HOURS", "required", "9600", "required_per", "MONTH", "period_start_day", "11"));
        EmployeeId ann = office.hire();
        WEEK.forEach(date -> office.punch(ann, date + " 09:00", date + " 18:00"));
        List<TotalHours> months = of("2026-11-01", "2026-11-30").totals();
        assertEquals(2, months.size());
        assertEquals(LocalDate.parse("2026-10-11"), months.get(0).from());
        assertEquals(LocalDate.parse("2026-11-10"), months.get(0).until());
        assertEquals(1_080, months.get(0).attended());
        assertEquals(1_620, months.get(1).attended());
        assertEquals(9_600 - 1_620, months.get(1).lacking());
    }

    @Test
    void everyThirdLateAfterTheFreeOnesCostsAndTheDaysStay() {
        rules(Map.of("late_free", "1", "late_every", "2", "late_cost", "30"));
        EmployeeId ann = worker();
        WEEK.forEach(date -> office.punch(ann, date + " 09:10", date + " 18:00"));
        LateCount lates = of("2026-11-01", "2026-11-30").lates().get(0);
        assertEquals(LocalDate.parse("2026-11-01"), lates.from());
        assertEquals(LocalDate.parse("2026-11-30"), lates.until());
        assertEquals(5, lates.lates());
        assertEquals(1, lates.free());
        assertEquals(10, lates.forgiven());
        assertEquals(2, lates.charged());
        assertEquals(60, lates.minutes());
        assertEquals(10, office.result(ann, "2026-11-09").minutes().get(Bucket.LATE));
    }

    @Test
    void withoutMinutesALateCostsHalfOfItsDay() {
        rules(Map.of("late_every", "3"));
        EmployeeId ann = worker();
        WEEK.subList(0, 3).forEach(date -> office.punch(ann, date + " 09:10", date + " 18:00"));
        LateCount lates = of("2026-11-01", "2026-11-30").lates().get(0);
        assertEquals(1, lates.charged());
        assertEquals(240, lates.minutes());
    }

    @Test
    void exceptionsOfAPeriodAreWeighedTogether() {
        rules(Map.of("exception_points", "LATE:1 ABSENT:6 MISSING_OUT:2 EARLY:0", "points_most", "10"));
        EmployeeId ann = worker();
        WEEK.subList(0, 2).forEach(date -> office.punch(ann, date + " 09:10", date + " 18:00"));
        office.punch(ann, WEEK.get(2) + " 09:00");
        office.punch(ann, WEEK.get(3) + " 09:00", WEEK.get(3) + " 17:00");
        PersonCounts.PointCount november =
                of("2026-11-09", "2026-11-12").points().get(0);
        assertEquals(LocalDate.parse("2026-11-01"), november.from());
        assertEquals(2, november.each().get("LATE"));
        assertEquals(2, november.each().get("MISSING_OUT"));
        assertEquals(0, november.each().get("EARLY"));
        int absent = november.each().get("ABSENT");
        assertEquals(0, absent % 6);
        assertEquals(4 + absent, november.points());
        assertTrue(november.isReached());
    }

    @Test
    void pointsAreSaidOnlyOfExceptionsThatThereAre() {
        Refused refused = assertThrows(Refused.class, () -> Policy.of(Map.of("exception_points", "LAZY:3")));
        assertEquals("/settings/exception_points", refused.violations().get(0).pointer());
    }

    @Test
    void allowancesOfARuleSetAreCountedOnStoredResults() {
        rules(Map.of("night", "22:00-06:00", "allowances", "NIGHT_SHIFT:night:240:1 LONG:attended:600:2"));
        office.everybodyWorks(OfficeShifts.workdays(office.shift("N", "22:00", "06:00")), "2026-10-01");
        EmployeeId ann = office.hire();
        office.punch(ann, "2026-11-09 22:00", "2026-11-10 06:00", "2026-11-10 22:00", "2026-11-11 01:00");
        assertEquals(
                List.of(new AllowanceCount("LONG", 0, 0), new AllowanceCount("NIGHT_SHIFT", 1, 1)),
                of("2026-11-09", "2026-11-11").allowances());
    }

    @Test
    void whatIsCountedOverMoreThanADayIsNoSettingOfOnePersonsDay() {
        EmployeeId ann = worker();
        RuleOverride.Draft draft = new RuleOverride.Draft(
                ann,
                LocalDate.parse("2026-11-20"),
                Optional.empty(),
                Map.of("late_every", "3"),
                "reason",
                Optional.empty());
        Refused refused = assertThrows(Refused.class, () -> office.overrides.put(office.actor, Scope.EVERYBODY, draft));
        assertEquals("override.setting", refused.code());
    }
}
