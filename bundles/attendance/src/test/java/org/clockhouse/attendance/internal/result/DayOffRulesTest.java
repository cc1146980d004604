package org.clockhouse.attendance.internal.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.junit.jupiter.api.Test;

/** Which rules a date without a shift is judged by: those of the shifts around it. */
class DayOffRulesTest {

    private static final String SATURDAY = "2026-11-14";

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();

    private Shift shift(String code, Map<String, String> settings) {
        RuleSet rules = office.rules.define(office.actor, code, new LocalName(code, code), Policy.of(settings));
        return office.shifts.define(
                office.actor,
                new ShiftTerms(
                        code,
                        new LocalName(code, code),
                        "",
                        List.of(new ShiftTerms.Segment(480, 960)),
                        List.of(),
                        120,
                        360,
                        rules.id(),
                        OptionalInt.empty(),
                        OptionalInt.empty()));
    }

    private void works(EmployeeId person, Shift shift) {
        office.rosters.assign(
                office.actor,
                new Target.OfEmployee(person),
                OfficeShifts.workdays(shift),
                LocalDate.parse("2026-11-01"),
                Optional.empty(),
                false);
    }

    private DayResult onSaturday(EmployeeId person) {
        office.punch(person, SATURDAY + " 09:00", SATURDAY + " 12:00");
        office.settle();
        return office.result(person, SATURDAY);
    }

    @Test
    void t072ADayOffIsJudgedByTheRulesOfTheShiftsAroundIt() {
        works(ann, shift("HOUSE", Map.of("ot_mode", "BY_PUNCH")));
        EmployeeId bob = office.hire();
        works(bob, shift("DEPOT", Map.of("ot_mode", "BY_PUNCH", "ot_rest_mode", "NONE")));
        DayResult ofAnn = onSaturday(ann);
        assertEquals("HOUSE", ofAnn.rules().code());
        assertEquals(180, ofAnn.minutes().get(Bucket.OT_REST));
        DayResult ofBob = onSaturday(bob);
        assertEquals("DEPOT", ofBob.rules().code());
        assertEquals(180, ofBob.minutes().get(Bucket.EXTRA));
    }

    @Test
    void whoHasNoAssignmentIsJudgedByTheStandardRules() {
        assertEquals("STANDARD", onSaturday(ann).rules().code());
    }

    @Test
    void aTotalThatIsAskedOfEachDayIsNotAskedOfADayOff() {
        works(ann, shift("TOTAL", Map.of("mode", "TOTAL_HOURS", "required", "480")));
        assertEquals(0, onSaturday(ann).minutes().get(Bucket.SHORT));
    }

    @Test
    void theHoursOfADayOffGoIntoTheTotalOfTheWeek() {
        works(ann, shift("WEEK", Map.of("mode", "TOTAL_HOURS", "required", "2400", "required_per", "WEEK")));
        DayResult saturday = onSaturday(ann);
        assertEquals("WEEK", saturday.rules().code());
        assertEquals(180, saturday.minutes().get(Bucket.REGULAR));
    }

    @Test
    void settingsOfOnePersonAreNobodyElses() {
        Shift house = shift("HOUSE", Map.of("ot_mode", "BY_PUNCH"));
        works(ann, house);
        EmployeeId bob = office.hire();
        works(bob, house);
        office.overrides.put(
                office.actor,
                Scope.EVERYBODY,
                new RuleOverride.Draft(
                        bob,
                        LocalDate.parse(SATURDAY),
                        Optional.empty(),
                        Map.of("ot_mode", "NONE"),
                        "agreed",
                        Optional.empty()));
        assertEquals(0, onSaturday(bob).minutes().get(Bucket.OT_REST));
        assertEquals(180, onSaturday(ann).minutes().get(Bucket.OT_REST));
    }
}
