package org.clockhouse.attendance.internal.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.registry.calendar.DayType;
import org.junit.jupiter.api.Test;

/** Which shift a day is measured by: assignments, dated changes, calendars and editions. */
class RosteredDaysTest {

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();
    private final EmployeeId bob = office.hire();

    @Test
    void p07ADatedChangeBeatsTheAssignmentForBothPunches() {
        office.dayShift();
        Shift other = office.shift("G2", "10:00", "19:00");
        LocalDate date = LocalDate.parse("2026-11-16");
        OneOff swap = office.rosters.change(office.actor, new OneOff(ann, date, List.of(other.id()), "swap", 0));
        office.punch(ann, "2026-11-16 09:55:00", "2026-11-16 19:05:00");
        office.settle();
        DayResult day = office.result(ann, "2026-11-16");
        assertEquals("G2", day.planned().orElseThrow().code());
        assertEquals(480, day.minutes().get(Bucket.REQUIRED));
        assertEquals(480, day.minutes().get(Bucket.REGULAR));
        assertEquals(5, day.minutes().get(Bucket.EXTRA));
        office.rosters.restore(office.actor, ann, date, swap.version());
        office.settle();
        assertEquals(
                "D9", office.result(ann, "2026-11-16").planned().orElseThrow().code());
    }

    @Test
    void theNearestAssignmentWins() {
        office.dayShift();
        Shift department = office.shift("DP", "08:00", "17:00");
        Shift nearer = office.shift("NR", "07:00", "16:00");
        Shift own = office.shift("OW", "06:00", "15:00");
        LocalDate from = LocalDate.parse("2026-11-16");
        assign(new Target.OfDepartment(office.works.id()), department, from);
        office.settle();
        assertEquals(
                "DP",
                OfficeShifts.codes(office.results(ann, "2026-11-16", "2026-11-16"))
                        .get("2026-11-16"));
        assign(new Target.OfDepartment(office.press.id()), nearer, from.plusDays(1));
        Assignment personal = assign(new Target.OfEmployee(ann), own, from.plusDays(2));
        office.settle();
        assertEquals(
                Map.of("2026-11-13", "D9", "2026-11-16", "DP", "2026-11-17", "NR", "2026-11-18", "OW"),
                OfficeShifts.codes(office.results(ann, "2026-11-13", "2026-11-18")));
        assertEquals(
                "NR",
                OfficeShifts.codes(office.results(bob, "2026-11-18", "2026-11-18"))
                        .get("2026-11-18"));
        office.rosters.withdraw(office.actor, personal.id(), personal.version());
        office.settle();
        assertEquals(
                "NR",
                OfficeShifts.codes(office.results(ann, "2026-11-18", "2026-11-18"))
                        .get("2026-11-18"));
    }

    @Test
    void oneTargetHasOneAssignmentAtATime() {
        Shift shift = office.dayShift();
        Refused refused =
                assertThrows(Refused.class, () -> assign(new Target.Everybody(), shift, LocalDate.parse("2026-12-01")));
        assertEquals("roster.overlap", refused.code());
    }

    private Assignment assign(Target target, Shift shift, LocalDate from) {
        return office.rosters.assign(office.actor, target, OfficeShifts.workdays(shift), from, Optional.empty(), false);
    }

    @Test
    void shiftsThatRunIntoEachOtherAreRefused() {
        Shift night = office.shift("NT", "22:00", "07:00");
        Shift early = office.shift("EA", "06:00", "14:00");
        Pattern clash = new Pattern(Pattern.MONDAY, List.of(List.of(night.id()), List.of(early.id())));
        Refused refused = assertThrows(
                Refused.class,
                () -> office.rosters.assign(
                        office.actor,
                        new Target.Everybody(),
                        clash,
                        LocalDate.parse("2026-11-01"),
                        Optional.empty(),
                        false));
        assertEquals("roster.shifts.overlap", refused.code());
        assertEquals("/pattern/days/1", refused.violations().get(0).pointer());
    }

    @Test
    void p68ARotationRunsByItsAnchor() {
        Shift day = office.shift("DD", "08:00", "20:00");
        Shift night = office.shift("NN", "20:00", "08:00");
        List<ShiftId> off = List.of();
        Pattern rotation = new Pattern(
                LocalDate.parse("2026-11-01").minusDays(2),
                List.of(List.of(day.id()), List.of(day.id()), List.of(night.id()), List.of(night.id()), off, off));
        office.rosters.assign(
                office.actor,
                new Target.OfEmployee(ann),
                rotation,
                LocalDate.parse("2026-11-01"),
                Optional.empty(),
                true);
        office.settle();
        assertEquals(
                "NN",
                OfficeShifts.codes(office.results(ann, "2026-11-14", "2026-11-14"))
                        .get("2026-11-14"));
        assertEquals(
                "{2026-11-01=NN, 2026-11-02=NN, 2026-11-05=DD, 2026-11-06=DD, 2026-11-07=NN}",
                OfficeShifts.codes(office.results(ann, "2026-11-01", "2026-11-07"))
                        .toString());
    }

    @Test
    void aWeekNamesItsDays() {
        Shift shift = office.shift("D9", "09:00", "18:00");
        Pattern week = Pattern.week(Map.of(DayOfWeek.SUNDAY, shift.id()));
        assertEquals(List.of(shift.id()), week.on(LocalDate.parse("2026-11-15")));
        assertEquals(List.of(), week.on(LocalDate.parse("2026-11-16")));
        assertTrue(week.isWeek());
    }

    @Test
    void theCalendarTakesHolidaysAwayAndBringsMakeUpDays() {
        Shift shift = office.dayShift();
        office.rosters.assign(
                office.actor,
                new Target.OfEmployee(bob),
                OfficeShifts.workdays(shift),
                LocalDate.parse("2026-11-01"),
                Optional.empty(),
                true);
        office.calendar(Map.of("2026-11-16", DayType.STATUTORY, "2026-11-14", DayType.SWAPPED_WORKDAY));
        office.timesheets.recalculate(
                office.actor, Scope.EVERYBODY, LocalDate.parse("2026-11-10"), LocalDate.parse("2026-11-20"));
        office.settle();
        assertEquals(
                "{2026-11-13=D9, 2026-11-14=D9, 2026-11-17=D9}",
                OfficeShifts.codes(office.results(ann, "2026-11-13", "2026-11-17"))
                        .toString());
        assertEquals(
                "{2026-11-13=D9, 2026-11-16=D9, 2026-11-17=D9}",
                OfficeShifts.codes(office.results(bob, "2026-11-13", "2026-11-17"))
                        .toString());
    }

    @Test
    void aNewEditionOfAShiftHoldsFromItsDateOn() {
        Shift shift = office.dayShift();
        office.punch(ann, "2026-11-16 09:05:00", "2026-11-16 18:00:00");
        office.punch(ann, "2026-11-17 09:05:00", "2026-11-17 18:00:00");
        office.settle();
        ShiftTerms later = new ShiftTerms(
                "D9",
                shift.terms().name(),
                "",
                List.of(new ShiftTerms.Segment(545, 1_080)),
                shift.terms().breaks(),
                120,
                360,
                shift.terms().rules(),
                OptionalInt.empty(),
                OptionalInt.empty());
        office.shifts.amend(office.actor, shift.id(), shift.version(), LocalDate.parse("2026-11-17"), later);
        office.settle();
        assertEquals(5, office.result(ann, "2026-11-16").minutes().get(Bucket.LATE));
        assertEquals(1, office.result(ann, "2026-11-16").version());
        assertEquals(0, office.result(ann, "2026-11-17").minutes().get(Bucket.LATE));
        assertEquals(2, office.result(ann, "2026-11-17").version());
    }

    @Test
    void aNewEditionOfTheRulesHoldsFromItsDateOn() {
        office.dayShift();
        office.punch(ann, "2026-11-16 09:05:00", "2026-11-16 18:00:00");
        office.punch(ann, "2026-11-17 09:05:00", "2026-11-17 18:00:00");
        office.settle();
        var standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor,
                standard.id(),
                standard.version(),
                LocalDate.parse("2026-11-17"),
                Policy.of(Map.of("late_grace", "10")));
        office.settle();
        assertEquals(5, office.result(ann, "2026-11-16").minutes().get(Bucket.LATE));
        assertEquals(0, office.result(ann, "2026-11-17").minutes().get(Bucket.LATE));
    }

    @Test
    void everyChangeOfTheRosterIsInTheAuditTrail() {
        Shift shift = office.shift("D9", "09:00", "18:00");
        Assignment made = assign(new Target.OfEmployee(ann), shift, LocalDate.parse("2026-11-01"));
        Assignment ended = office.rosters.end(office.actor, made.id(), made.version(), LocalDate.parse("2026-11-30"));
        office.rosters.withdraw(office.actor, made.id(), ended.version());
        List<String> actions = office.audit.drafts().stream()
                .map(draft -> draft.action())
                .filter(action -> action.startsWith("shift") || action.startsWith("assignment"))
                .toList();
        assertEquals(List.of("shift.define", "assignment.assign", "assignment.end", "assignment.withdraw"), actions);
    }
}
