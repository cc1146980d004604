package org.clockhouse.attendance.internal.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DayExplanation;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.ExplanationLine;
import org.clockhouse.attendance.day.ExplanationLine.Share;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.Test;

/** Rules as a company sets them, from punches to stored results and their explanations. */
class EngineInServiceTest {

    private final Office office = new Office();

    private void rules(Map<String, String> settings) {
        RuleSet standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor, standard.id(), standard.version(), LocalDate.parse("2026-11-01"), Policy.of(settings));
    }

    private EmployeeId worker() {
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D9", "09:00", "18:00")), "2026-11-01");
        return office.hire();
    }

    private List<AttendanceException.Kind> exceptions(String date) {
        LocalDate day = LocalDate.parse(date);
        AttendanceException.Filter month = AttendanceException.Filter.all(MonthQuery.of(YearMonth.from(day)));
        return office.timesheets.exceptions(office.org, Scope.EVERYBODY, month, Page.first(99)).items().stream()
                .filter(each -> each.day().date().equals(day))
                .map(AttendanceException::kind)
                .toList();
    }

    private static int minutes(DayResult result, Bucket bucket) {
        return result.minutes().get(bucket);
    }

    @Test
    void t059OvertimeFollowsFromThePunchesByItself() {
        rules(Map.of("ot_mode", "BY_PUNCH", "ot_unit", "30"));
        EmployeeId ann = worker();
        office.punch(ann, "2026-11-17 08:55", "2026-11-17 20:10");
        office.settle();
        DayResult result = office.result(ann, "2026-11-17");
        assertEquals(480, minutes(result, Bucket.REGULAR));
        assertEquals(120, minutes(result, Bucket.OT_WORKDAY));
        assertEquals(10, minutes(result, Bucket.EXTRA));
    }

    @Test
    void aLateFridayEveningMovesTheStartOfMonday() {
        rules(Map.of("late_off_late_on", "300:60 360:120"));
        EmployeeId ann = worker();
        office.punch(ann, "2026-11-13 09:00", "2026-11-13 23:30", "2026-11-16 10:00", "2026-11-16 18:00");
        office.settle();
        DayResult monday = office.result(ann, "2026-11-16");
        assertEquals(0, minutes(monday, Bucket.LATE));
        assertEquals(60, minutes(monday, Bucket.FORGIVEN));
    }

    @Test
    void aFridayEveningThatBecomesKnownLaterIsCarriedToMondayToo() {
        rules(Map.of("late_off_late_on", "300:60"));
        EmployeeId ann = worker();
        office.punch(ann, "2026-11-13 09:00", "2026-11-16 10:00", "2026-11-16 18:00");
        office.settle();
        assertEquals(60, minutes(office.result(ann, "2026-11-16"), Bucket.LATE));
        office.punch(ann, "2026-11-13 23:10");
        office.settle();
        assertEquals(0, minutes(office.result(ann, "2026-11-16"), Bucket.LATE));
        assertEquals(2, office.result(ann, "2026-11-16").version());
    }

    @Test
    void t073WorkOnARestDayIsFlaggedAboveTheCeilingAndNeverCut() {
        rules(Map.of("ot_mode", "BY_PUNCH", "day_breaks", "12:00-13:00", "day_cap", "180"));
        EmployeeId ann = worker();
        office.punch(ann, "2026-11-14 09:00", "2026-11-14 18:00");
        office.settle();
        DayResult result = office.result(ann, "2026-11-14");
        assertEquals(480, minutes(result, Bucket.OT_REST));
        assertTrue(result.has(Flag.Kind.DAY_CAP));
    }

    @Test
    void t051ThreeShiftsOverMidnightNeedNoHelp() {
        Shift early = office.shift("E", "06:00", "14:00");
        Shift late = office.shift("L", "14:00", "22:00");
        Shift night = office.shift("N", "22:00", "06:00");
        EmployeeId ann = office.hire();
        office.rosters.assign(
                office.actor,
                new Target.OfEmployee(ann),
                new Pattern(
                        LocalDate.parse("2026-11-14"),
                        List.of(List.of(early.id()), List.of(late.id()), List.of(night.id()), List.of())),
                LocalDate.parse("2026-11-14"),
                Optional.empty(),
                true);
        office.punch(
                ann,
                "2026-11-14 05:55",
                "2026-11-14 14:02",
                "2026-11-15 13:58",
                "2026-11-15 22:01",
                "2026-11-16 21:50",
                "2026-11-17 06:03");
        office.settle();
        for (String date : List.of("2026-11-14", "2026-11-15", "2026-11-16")) {
            DayResult result = office.result(ann, date);
            assertEquals(minutes(result, Bucket.REQUIRED), minutes(result, Bucket.REGULAR), date);
            assertEquals(List.of(), result.flags(), date);
        }
    }

    @Test
    void aClockThatWasOffIsFlaggedAndCountsAsTheRulesSay() {
        EmployeeId ann = worker();
        office.punch(ann, Duration.ofMinutes(7), "2026-11-17 09:05", "2026-11-17 18:10");
        office.settle();
        DayResult result = office.result(ann, "2026-11-17");
        assertEquals(List.of(new Flag(Flag.Kind.CLOCK_SKEW, "+7")), result.flags());
        assertEquals(5, minutes(result, Bucket.LATE));
        assertEquals(
                List.of(AttendanceException.Kind.LATE, AttendanceException.Kind.CLOCK_SKEW), exceptions("2026-11-17"));
        rules(Map.of("skew", "CORRECT"));
        office.settle();
        result = office.result(ann, "2026-11-17");
        assertEquals(List.of(), result.flags());
        assertEquals(0, minutes(result, Bucket.LATE));
    }

    @Test
    void aClockThatWasSetToAnotherDayCountsTheTrueTimeAndIsFlagged() {
        EmployeeId ann = worker();
        office.punch(ann, Duration.ofDays(-3650), "2016-11-19 09:00", "2016-11-19 18:00");
        office.settle();
        DayResult result = office.result(ann, "2026-11-17");
        assertEquals(480, minutes(result, Bucket.ATTENDED));
        assertTrue(result.has(Flag.Kind.CLOCK_SKEW));
    }

    @Test
    void t032AnExemptPersonIsCreditedAndNeverFlagged() {
        rules(Map.of("exempt", "FULL"));
        EmployeeId ann = worker();
        office.punch(ann, "2026-11-17 11:00");
        office.settle();
        DayResult result = office.result(ann, "2026-11-17");
        assertEquals(DayStatus.EXEMPT, result.status());
        assertEquals(480, minutes(result, Bucket.CREDITED));
        assertEquals(List.of(), result.flags());
    }

    @Test
    void t100EachCheckPointTakesThePunchesNearIt() {
        rules(Map.of("pairing", "NEAREST_POINT"));
        EmployeeId ann = worker();
        office.punch(ann, "2026-11-17 09:03", "2026-11-17 11:00", "2026-11-17 15:00", "2026-11-17 17:58");
        office.settle();
        DayResult result = office.result(ann, "2026-11-17");
        assertEquals(3, minutes(result, Bucket.LATE));
        assertEquals(2, minutes(result, Bucket.EARLY));
    }

    @Test
    void t010SitesHaveTheirOwnZoneAndCalendarAndShareTheShift() {
        Site munich = office.registry.site("慕尼黑", "Europe/Berlin");
        OfficeShifts.calendar(office.registry, munich, Map.of("2026-11-18", DayType.STATUTORY));
        office.memory.reported(munich.id(), "2026-11-20T08:00:00Z");
        office.dayShift();
        EmployeeId ann = office.hire();
        EmployeeId ben =
                office.registry.hire("20001", "本", munich, office.press).id();
        office.punch(ann, "2026-11-17 09:05", "2026-11-17 18:00");
        String nineInMunich = "2026-11-17 16:09";
        String sixInMunich = "2026-11-18 01:00";
        office.punch(ben, nineInMunich, sixInMunich);
        office.settle();
        assertEquals(5, minutes(office.result(ann, "2026-11-17"), Bucket.LATE));
        assertEquals(9, minutes(office.result(ben, "2026-11-17"), Bucket.LATE));
        assertEquals(0, minutes(office.result(ben, "2026-11-17"), Bucket.EARLY));
        assertEquals(DayStatus.ABSENT, office.result(ann, "2026-11-18").status());
        assertEquals(List.of(), office.results(ben, "2026-11-18", "2026-11-18"));
    }

    @Test
    void t070ASiteHasItsShiftAndSoItsRules() {
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D9", "09:00", "18:00")), "2026-11-01");
        office.rosters.assign(
                office.actor,
                new Target.OfSite(office.site.id()),
                OfficeShifts.workdays(office.shift("E8", "08:00", "17:00")),
                LocalDate.parse("2026-11-17"),
                Optional.empty(),
                false);
        EmployeeId ann = office.hire();
        office.punch(ann, "2026-11-16 09:00", "2026-11-16 18:00", "2026-11-17 09:00", "2026-11-17 17:00");
        office.settle();
        assertEquals(
                Map.of("2026-11-16", "D9", "2026-11-17", "E8"),
                OfficeShifts.codes(office.results(ann, "2026-11-16", "2026-11-17")));
        assertEquals(60, minutes(office.result(ann, "2026-11-17"), Bucket.LATE));
        office.rosters.assign(
                office.actor,
                new Target.OfDepartment(office.works.id()),
                OfficeShifts.workdays(office.shift("L", "10:00", "19:00")),
                LocalDate.parse("2026-11-17"),
                Optional.empty(),
                false);
        office.settle();
        assertEquals(
                "L",
                OfficeShifts.codes(office.results(ann, "2026-11-17", "2026-11-17"))
                        .get("2026-11-17"));
    }

    @Test
    void aNewRuleHoldsForItsDatesAndLeavesEarlierOnesAlone() {
        EmployeeId ann = worker();
        office.punch(ann, "2026-11-12 09:00", "2026-11-12 19:00", "2026-11-17 09:00", "2026-11-17 19:00");
        office.settle();
        RuleSet standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor,
                standard.id(),
                standard.version(),
                LocalDate.parse("2026-11-16"),
                Policy.of(Map.of("ot_mode", "BY_PUNCH")));
        office.settle();
        assertEquals(60, minutes(office.result(ann, "2026-11-12"), Bucket.EXTRA));
        assertEquals(1, office.result(ann, "2026-11-12").version());
        assertEquals(60, minutes(office.result(ann, "2026-11-17"), Bucket.OT_WORKDAY));
        assertEquals(2, office.result(ann, "2026-11-17").version());
    }

    @Test
    void theExplanationAddsUpToTheStoredFigures() {
        rules(Map.ofEntries(
                Map.entry("ot_mode", "BY_PUNCH"),
                Map.entry("ot_pre", "true"),
                Map.entry("ot_unit", "30"),
                Map.entry("ot_breaks", "18:00-18:30"),
                Map.entry("round_in", "UP 5 2"),
                Map.entry("round_day", "DOWN 15 0"),
                Map.entry("flex_late", "30"),
                Map.entry("night", "22:00-06:00")));
        EmployeeId ann = worker();
        office.punch(ann, "2026-11-17 09:13", "2026-11-17 22:47");
        office.settle();
        DayResult stored = office.result(ann, "2026-11-17");
        DayExplanation explained =
                office.timesheets.day(office.org, Scope.EVERYBODY, ann, LocalDate.parse("2026-11-17"));
        assertFalse(explained.pending());
        Buckets lines = Buckets.NONE;
        for (ExplanationLine line : explained.lines()) {
            for (Share share : line.minutes()) {
                lines = lines.with(share.bucket(), lines.get(share.bucket()) + share.minutes());
            }
        }
        assertEquals(stored.minutes(), lines);
        assertTrue(stored.minutes().addUp());
    }

    @Test
    void tiersOfADateAreStored() {
        rules(Map.of("tiers_daily", "480:OT1 600:OT2"));
        EmployeeId ann = worker();
        office.punch(ann, "2026-11-17 09:00", "2026-11-17 20:30");
        office.settle();
        assertEquals(
                Map.of("OT1", 120, "OT2", 30),
                office.result(ann, "2026-11-17").minutes().tiers());
    }
}
