package org.clockhouse.attendance.internal.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.day.DayExplanation.PunchUse.Use;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSetting;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.attendance.trial.MadeDay;
import org.clockhouse.attendance.trial.SandboxDay;
import org.clockhouse.attendance.trial.TrialChange;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Scope;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.registry.calendar.DayType;
import org.junit.jupiter.api.Test;

/** Days to play with. */
class RuleSandboxTest {

    private static final LocalDate TUESDAY = LocalDate.parse("2026-11-10");

    private final Office office = new Office();
    private final SandboxDesk sandbox =
            new SandboxDesk(office.reader, office.rules, office.registry.directory, office.transactions);
    private final Shift shift = office.shift("D", "08:00", "17:00");

    private TrialChange.OfRules rules(String setting, String value) {
        RuleSet standard = office.rules.standard(office.org);
        return new TrialChange.OfRules(standard.id(), standard.policy().with(setting, value));
    }

    private MadeDay day(Optional<ShiftTerms> terms, List<MadeDay.Stretch> stretches, int... minutes) {
        return new MadeDay(
                TUESDAY,
                ZoneId.of("Asia/Shanghai"),
                DayType.WORKDAY,
                terms,
                Arrays.stream(minutes)
                        .mapToObj(minute -> new MadeDay.MadePunch(minute, FunctionKey.UNSTATED))
                        .toList(),
                stretches);
    }

    private SandboxDay made(TrialChange.OfRules change, int... minutes) {
        return sandbox.made(office.org, change, day(Optional.of(shift.terms()), List.of(), minutes));
    }

    private static int minutes(SandboxDay.Outcome outcome, Bucket bucket) {
        return outcome.results().stream()
                .mapToInt(result -> result.minutes().get(bucket))
                .sum();
    }

    @Test
    void aDayIsMadeUpAndExplainedBothWays() {
        SandboxDay day = made(rules("late_grace", "10"), 485, 1_020);
        assertEquals(5, minutes(day.now(), Bucket.LATE));
        assertEquals(0, minutes(day.then(), Bucket.LATE));
        assertEquals(475, minutes(day.now(), Bucket.REGULAR));
        assertTrue(day.now().lines().stream().anyMatch(line -> line.code().equals("late.full")), day.now()::toString);
        assertFalse(
                day.then().lines().stream().anyMatch(line -> line.code().equals("late.full")), day.then()::toString);
        assertEquals(
                List.of(Use.IN, Use.OUT),
                day.punches().stream().map(SandboxDay.SandboxPunch::then).toList());
    }

    @Test
    void theDayIsOverForTheSandboxWhateverItsDate() {
        MadeDay later = new MadeDay(
                LocalDate.parse("2031-03-04"),
                ZoneId.of("Asia/Shanghai"),
                DayType.WORKDAY,
                Optional.of(shift.terms()),
                List.of(),
                List.of());
        SandboxDay day = sandbox.made(office.org, rules("late_grace", "10"), later);
        assertEquals(DayStatus.ABSENT, day.now().results().get(0).status());
    }

    @Test
    void overtimeThatIsWantedToBeApprovedCanBeApprovedInTheSandbox() {
        MadeDay.Stretch evening = new MadeDay.Stretch(Approved.Kind.OVERTIME, 1_020, 1_140);
        SandboxDay day = sandbox.made(
                office.org,
                rules("ot_mode", "WITHIN_APPROVAL"),
                day(Optional.of(shift.terms()), List.of(evening), 475, 1_100));
        assertEquals(0, minutes(day.now(), Bucket.OT_WORKDAY));
        assertEquals(80, minutes(day.then(), Bucket.OT_WORKDAY));
    }

    @Test
    void aDayWithoutAShiftIsADayToo() {
        SandboxDay day =
                sandbox.made(office.org, rules("free_hours", "true"), day(Optional.empty(), List.of(), 600, 700));
        assertEquals(0, minutes(day.now(), Bucket.ATTENDED));
        assertEquals(100, minutes(day.then(), Bucket.ATTENDED));
    }

    @Test
    void somebodysWeekIsTriedOnThePunchesThatWereMade() {
        EmployeeId ann = office.hire();
        office.everybodyWorks(OfficeShifts.workdays(shift), "2026-11-09");
        office.punch(ann, "2026-11-10 08:05", "2026-11-10 17:00");
        TrialChange.Dates week = new TrialChange.Dates(LocalDate.parse("2026-11-09"), LocalDate.parse("2026-11-13"));
        List<SandboxDay> days = sandbox.days(office.org, Scope.EVERYBODY, rules("late_grace", "10"), ann, week);
        assertEquals(5, days.size());
        assertEquals(5, minutes(days.get(1).now(), Bucket.LATE));
        assertEquals(0, minutes(days.get(1).then(), Bucket.LATE));
        assertEquals("D", days.get(1).now().plan().get(0).planned().code());
        Scope nobody = new Scope(false, Set.of(), Set.of(), Set.of());
        assertThrows(NotFound.class, () -> sandbox.days(office.org, nobody, rules("late_grace", "10"), ann, week));
    }

    @Test
    void everySettingIsKnownByItsKindAndItsDefaultHolds() {
        List<RuleSetting> known = Policy.known();
        assertEquals(
                known.size(), known.stream().map(RuleSetting::name).distinct().count());
        Policy defaults = Policy.STANDARD;
        for (RuleSetting setting : known) {
            assertTrue(setting.section() > 1, setting::toString);
            if (!setting.otherwise().isEmpty()) {
                Policy same = defaults.with(setting.name(), setting.otherwise());
                assertEquals(defaults.lateness(), same.lateness(), setting::toString);
                assertEquals(defaults.overtime(), same.overtime(), setting::toString);
                assertEquals(defaults.ownership(), same.ownership(), setting::toString);
            }
        }
    }
}
