package org.clockhouse.attendance.internal.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.period.WorkCycle;
import org.clockhouse.attendance.rule.PeriodPolicy.CycleBasis;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.junit.jupiter.api.Test;

/** Weeks with tiers and cycles of comprehensive hours, from punches to what they come to. */
class WorkCyclesTest {

    private static final List<String> WEEK =
            List.of("2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13");

    private final Office office = new Office();
    private final CycleBook cycles = new CycleBook(
            office.timesheets, office.memory.results, office.memory.rules, office.employments(), office.transactions);

    private void rules(Map<String, String> settings) {
        RuleSet standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor, standard.id(), standard.version(), LocalDate.parse("2026-11-01"), Policy.of(settings));
    }

    private EmployeeId worker(Map<String, String> settings) {
        rules(settings);
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D9", "09:00", "18:00")), "2026-11-01");
        return office.hire();
    }

    private void worked(EmployeeId employee, List<String> dates, String from, String until) {
        dates.forEach(date -> office.punch(employee, date + ' ' + from, date + ' ' + until));
    }

    private List<WorkCycle> of(String from, String until) {
        office.settle();
        MonthQuery query = new MonthQuery(
                LocalDate.parse(from),
                LocalDate.parse(until),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                false);
        return cycles.of(office.org, Scope.EVERYBODY, query, Page.first(10))
                .items()
                .get(0)
                .cycles();
    }

    @Test
    void whatIsAboveTheThresholdOfAWeekIsOvertimeByTier() {
        EmployeeId ann = worker(Map.of("tiers_weekly", "2400:OT_1.5 2700:OT_2.0"));
        worked(ann, WEEK, "09:00", "20:00");
        WorkCycle week = of("2026-11-09", "2026-11-15").get(0);
        assertEquals(LocalDate.parse("2026-11-09"), week.from());
        assertEquals(LocalDate.parse("2026-11-15"), week.until());
        assertEquals(3_000, week.attended());
        assertEquals(2_400, week.regular());
        assertEquals(600, week.overtime());
        assertEquals(Map.of("OT_1.5", 300, "OT_2.0", 300), week.tiers());
    }

    @Test
    void aMinuteAboveTheThresholdOfItsDayIsNotCountedAgainInTheWeek() {
        EmployeeId ann =
                worker(Map.of("tiers_daily", "480:OT_1.5", "tiers_weekly", "2400:OT_1.5", "combine", "REGULAR_ONLY"));
        worked(ann, WEEK.subList(0, 1), "09:00", "20:00");
        worked(ann, WEEK.subList(1, 5), "09:00", "18:00");
        worked(ann, List.of("2026-11-14"), "09:00", "14:00");
        WorkCycle week = of("2026-11-09", "2026-11-15").get(0);
        assertEquals(2_820, week.attended());
        assertEquals(420, week.overtime());
        assertEquals(Map.of("OT_1.5", 420), week.tiers());
    }

    @Test
    void overtimeOfTheDayIsNotOvertimeOfTheWeekAsWell() {
        EmployeeId ann = worker(Map.of("ot_mode", "BY_PUNCH", "tiers_weekly", "2400:OT"));
        worked(ann, WEEK, "09:00", "20:00");
        WorkCycle week = of("2026-11-09", "2026-11-15").get(0);
        assertEquals(2_400, week.attended());
        assertEquals(0, week.overtime());
    }

    @Test
    void aWeekOverTheEndOfAPeriodIsWholeInBoth() {
        EmployeeId ann = worker(Map.of("tiers_weekly", "2400:OT"));
        worked(ann, WEEK, "09:00", "20:00");
        assertEquals(600, of("2026-11-01", "2026-11-10").get(1).overtime());
        assertEquals(600, of("2026-11-11", "2026-11-20").get(0).overtime());
    }

    @Test
    void twoWeeksAreOneAndBeginWhereTheRulesSay() {
        EmployeeId ann = worker(Map.of("tiers_biweekly", "4200:OT", "biweekly_from", "2026-11-02"));
        worked(ann, WEEK, "09:00", "20:00");
        worked(ann, List.of("2026-11-02", "2026-11-03", "2026-11-04"), "09:00", "18:00");
        List<WorkCycle> all = of("2026-11-09", "2026-11-15");
        assertEquals(1, all.size());
        assertEquals(WorkCycle.Kind.TWO_WEEKS, all.get(0).kind());
        assertEquals(LocalDate.parse("2026-11-02"), all.get(0).from());
        assertEquals(LocalDate.parse("2026-11-15"), all.get(0).until());
        assertEquals(4_440, all.get(0).attended());
        assertEquals(Map.of("OT", 240), all.get(0).tiers());
    }

    @Test
    void theSeventhDateInARowIsOvertimeInItsWeekOrOverSundays() {
        List<String> dates = List.of(
                "2026-11-05", "2026-11-06", "2026-11-07", "2026-11-08", "2026-11-09", "2026-11-10", "2026-11-11");
        EmployeeId ann = worker(Map.of("tiers_consecutive", "0:C"));
        worked(ann, dates, "09:00", "18:00");
        assertEquals(Map.of(), of("2026-11-09", "2026-11-15").get(0).tiers());
        rules(Map.of("tiers_consecutive", "0:C", "consecutive_row", "ANY"));
        assertEquals(Map.of("C", 480), of("2026-11-09", "2026-11-15").get(0).tiers());
    }

    @Test
    void rulesWithoutTiersOfAWeekCountNoWeeks() {
        EmployeeId ann = worker(Map.of("tiers_daily", "480:OT"));
        worked(ann, WEEK, "09:00", "20:00");
        assertEquals(List.of(), of("2026-11-09", "2026-11-15"));
    }

    @Test
    void comprehensiveHoursAreMeasuredAgainstTheWorkdaysOfTheCycle() {
        EmployeeId ann = worker(Map.of("system", "COMPREHENSIVE", "cycle", "MONTH", "month_cap", "60"));
        worked(ann, WEEK, "09:00", "20:00");
        MonthQuery november = MonthQuery.of(YearMonth.of(2026, 11));
        WorkCycle month =
                of(november.from().toString(), november.until().toString()).get(0);
        assertEquals(WorkCycle.Kind.MONTH, month.kind());
        assertEquals(LocalDate.parse("2026-11-30"), month.until());
        assertEquals(21 * 480, month.standard());
        assertEquals(3_000, month.attended());
        assertEquals(0, month.overtime());
    }

    @Test
    void comprehensiveHoursOfAWeekAndOfTwoHaveTheirStandardAndCeiling() {
        EmployeeId ann = worker(Map.of("system", "COMPREHENSIVE", "cycle", "WEEK", "month_cap", "2160"));
        worked(ann, WEEK, "09:00", "20:00");
        WorkCycle week = of("2026-11-11", "2026-11-11").get(0);
        assertEquals(WorkCycle.Kind.WEEK, week.kind());
        assertFalse(week.isOfTiers());
        assertEquals(LocalDate.parse("2026-11-09"), week.from());
        assertEquals(LocalDate.parse("2026-11-15"), week.until());
        assertEquals(2_400, week.standard());
        assertEquals(600, week.overtime());
        assertEquals(2_480, week.monthly());
        assertEquals(320, week.overCap());
    }

    @Test
    void comprehensiveHoursOfTwoWeeksBeginAtTheirAnchor() {
        EmployeeId ann = worker(Map.of(
                "system", "COMPREHENSIVE", "cycle", "TWO_WEEKS", "basis", "AVERAGE", "biweekly_from", "2026-11-09"));
        worked(ann, WEEK, "09:00", "20:00");
        WorkCycle two = of("2026-11-20", "2026-11-20").get(0);
        assertEquals(WorkCycle.Kind.TWO_WEEKS, two.kind());
        assertEquals(LocalDate.parse("2026-11-09"), two.from());
        assertEquals(LocalDate.parse("2026-11-22"), two.until());
        assertEquals(4_800, two.standard());
        assertEquals(3_000, two.attended());
        assertEquals(0, two.overtime());
    }

    @Test
    void aQuarterIsReadFromItsFirstDateOn() {
        EmployeeId ann = worker(Map.of("system", "COMPREHENSIVE", "cycle", "QUARTER", "basis", "AVERAGE"));
        worked(ann, WEEK, "09:00", "20:00");
        WorkCycle quarter = of("2026-12-01", "2026-12-31").get(0);
        assertEquals(LocalDate.parse("2026-10-01"), quarter.from());
        assertEquals(29_760, quarter.standard());
        assertEquals(3_000, quarter.attended());
    }

    @Test
    void aWeekIsProvisionalUntilItsLastDateIsOver() {
        EmployeeId ann = worker(Map.of("tiers_weekly", "2400:OT"));
        worked(ann, WEEK, "09:00", "18:00");
        office.at("2026-11-15T15:59:00Z");
        assertEquals(
                ResultState.PROVISIONAL, of("2026-11-09", "2026-11-15").get(0).state());
        office.at("2026-11-15T16:00:00Z");
        WorkCycle week = of("2026-11-09", "2026-11-15").get(0);
        assertEquals(ResultState.FINAL, week.state());
        assertEquals(0, week.provisionalDays());
    }

    @Test
    void aWeekCountsItsDaysThatAreNotKnownYet() {
        EmployeeId ann = worker(Map.of("tiers_weekly", "2400:OT"));
        office.reported("2026-11-11T08:00:00Z");
        worked(ann, WEEK.subList(0, 1), "09:00", "18:00");
        WorkCycle week = of("2026-11-09", "2026-11-15").get(0);
        assertEquals(ResultState.PROVISIONAL, week.state());
        assertEquals(3, week.provisionalDays());
    }

    @Test
    void aCycleSaysWhatItIsMeasuredAgainst() {
        EmployeeId ann = worker(Map.of("system", "COMPREHENSIVE", "cycle", "MONTH", "month_cap", "60"));
        worked(ann, WEEK, "09:00", "20:00");
        WorkCycle month = of("2026-11-01", "2026-11-30").get(0);
        assertEquals(Optional.of(CycleBasis.CALENDAR), month.ground().basis());
        assertEquals(21, month.ground().workdays());
        assertEquals(OptionalInt.of(60), month.ground().monthCap());
        assertEquals(3_000, month.days().get(Bucket.ATTENDED));
    }

    @Test
    void whoLeavesInTheMiddleIsMeasuredUpToTheLastDay() {
        EmployeeId ann = worker(Map.of("system", "COMPREHENSIVE", "cycle", "YEAR"));
        worked(ann, WEEK, "09:00", "20:00");
        office.leaves(ann, "2026-11-13");
        WorkCycle year = of("2026-11-01", "2026-11-30").get(0);
        assertEquals(LocalDate.parse("2026-11-13"), year.until());
        assertEquals(year.ground().workdays() * 480, year.standard());
        assertEquals(ResultState.FINAL, year.state());
    }
}
