package org.clockhouse.attendance.internal.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.day.DayExplanation;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterDraft.Kind;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.roster.RosterSheet;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.Chain;
import org.clockhouse.request.RequestDraft;
import org.junit.jupiter.api.Test;

/** Who may not work in the night, or not more than so much on a date: while planning, when asking for overtime, and as a flag. */
class BansTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();
    private final Shift day = office.shift("D", "09:00", "18:00");
    private final Shift late = office.shift("L", "15:00", "23:00");

    private void protect(Map<String, String> settings, String from, Optional<LocalDate> until) {
        office.overrides.put(
                office.actor,
                Scope.EVERYBODY,
                new RuleOverride.Draft(
                        ann, LocalDate.parse(from), until, settings, "as the law says", Optional.empty()));
    }

    private static RosterQuery query(RosterQuery.Part... parts) {
        return new RosterQuery(
                MONDAY, MONDAY.plusDays(6), Optional.empty(), Optional.empty(), Set.of(), "", Set.of(parts));
    }

    private void draw(int date, Shift... shifts) {
        office.grid.edit(
                office.actor,
                Scope.EVERYBODY,
                List.of(new RosterDraft(
                        ann,
                        MONDAY.plusDays(date),
                        Kind.PLAN,
                        List.of(shifts).stream().map(Shift::id).toList(),
                        0)));
    }

    private List<String> findings() {
        RosterSheet sheet =
                office.grid.sheet(office.org, Scope.EVERYBODY, query(RosterQuery.Part.DRAFTS), Page.first(10));
        return sheet.findings().stream()
                .map(finding -> finding.kind() + " " + finding.date() + " " + finding.value() + " " + finding.limit())
                .toList();
    }

    private static String refusal(Runnable work) {
        DomainException refused = assertThrows(DomainException.class, work::run);
        return refused instanceof Refused all && !all.violations().isEmpty()
                ? all.violations().get(0).code()
                : refused.code();
    }

    @Test
    void aShiftThatReachesIntoTheNightIsNotPublishedForWhoMayNotWorkThen() {
        protect(Map.of("ban_night", "true"), "2026-11-01", Optional.of(MONDAY.plusDays(1)));
        draw(0, late);
        draw(1, day);
        draw(2, late);
        assertEquals(List.of("NIGHT 2026-11-23 60 0"), findings());
        assertEquals("roster.night", refusal(() -> office.grid.publish(office.actor, Scope.EVERYBODY, query(), "")));
    }

    private void born(String date) {
        Employee now = office.registry.directory.of(office.org, List.of(ann)).get(ann);
        office.registry.employees.amend(
                office.actor,
                Scope.EVERYBODY,
                ann,
                now.number(),
                now.person().bornOn(Optional.of(LocalDate.parse(date))),
                now.version());
    }

    @Test
    void whoIsNotEighteenIsProtectedUntilTheBirthday() {
        born("2008-11-25");
        draw(0, late);
        draw(1, office.shift("X", "08:00", "18:00"));
        draw(2, late);
        assertEquals(List.of("DAY_HOURS 2026-11-24 540 480", "NIGHT 2026-11-23 60 0"), findings());
        protect(Map.of("ban_above", "420", "ban_night", "false"), "2026-11-01", Optional.empty());
        assertTrue(findings().contains("NIGHT 2026-11-23 60 0"));
        assertTrue(findings().contains("DAY_HOURS 2026-11-24 540 420"));
    }

    @Test
    void aDateOfBirthThatIsSaidLaterFlagsWhatWasWorked() {
        office.everybodyWorks(OfficeShifts.workdays(late), "2026-11-01");
        office.punch(ann, "2026-11-16 15:00", "2026-11-16 23:00", "2026-11-17 15:00", "2026-11-17 23:00");
        office.settle();
        assertEquals(List.of(), office.result(ann, "2026-11-16").flags());
        born("2008-11-17");
        office.settle();
        assertEquals(
                List.of(new Flag(Flag.Kind.BANNED_NIGHT, "60")),
                office.result(ann, "2026-11-16").flags());
        assertEquals(List.of(), office.result(ann, "2026-11-17").flags());
    }

    @Test
    void rulesOfAnotherCountryHaveAnotherAge() {
        RuleSet standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor,
                standard.id(),
                standard.version(),
                LocalDate.parse("2026-10-01"),
                Policy.of(Map.of("minor_age", "16")));
        born("2008-11-25");
        draw(0, late);
        assertEquals(List.of(), findings());
    }

    @Test
    void overtimeIsNotAskedForByAMinorInTheNight() {
        office.desk.chains.set(
                office.actor, new Chain("OVERTIME", Optional.empty(), List.of(new RoleId("HR")), 3, false, 0));
        office.everybodyWorks(OfficeShifts.workdays(day), "2026-11-01");
        born("2009-03-01");
        office.settle();
        assertEquals("request.banned-night", refusal(() -> ask("2026-11-18T21:30", "2026-11-18T22:30")));
        assertEquals("request.banned-hours", refusal(() -> ask("2026-11-18T18:00", "2026-11-18T19:00")));
    }

    @Test
    void moreThanSoMuchOnADateIsNotPlannedForWhoMayNot() {
        protect(Map.of("ban_above", "420"), "2026-11-01", Optional.empty());
        draw(0, day);
        assertEquals(List.of("DAY_HOURS 2026-11-23 480 420"), findings());
    }

    @Test
    void overtimeIsNotAskedForInTheNightOrAboveTheHoursOfADate() {
        office.desk.chains.set(
                office.actor, new Chain("OVERTIME", Optional.empty(), List.of(new RoleId("HR")), 3, false, 0));
        office.everybodyWorks(OfficeShifts.workdays(day), "2026-11-01");
        protect(Map.of("ban_night", "true", "ban_above", "540"), "2026-11-01", Optional.empty());
        office.settle();
        assertEquals("request.banned-night", refusal(() -> ask("2026-11-18T21:30", "2026-11-18T22:30")));
        assertEquals("request.banned-hours", refusal(() -> ask("2026-11-18T18:00", "2026-11-18T19:01")));
        ask("2026-11-18T18:00", "2026-11-18T19:00");
    }

    private void ask(String from, String until) {
        office.desk.requests.submit(
                office.actor,
                Scope.EVERYBODY,
                new RequestDraft("OVERTIME", ann, Map.of("from", from, "until", until), "month end"));
    }

    @Test
    void whatWasWorkedAllTheSameIsFlaggedAndSaysWhy() {
        office.everybodyWorks(OfficeShifts.workdays(late), "2026-11-01");
        protect(Map.of("ban_night", "true"), "2026-11-16", Optional.of(LocalDate.parse("2026-11-16")));
        office.punch(ann, "2026-11-16 15:00", "2026-11-16 23:00", "2026-11-17 15:00", "2026-11-17 23:00");
        office.settle();
        assertEquals(
                List.of(new Flag(Flag.Kind.BANNED_NIGHT, "60")),
                office.result(ann, "2026-11-16").flags());
        assertEquals(List.of(), office.result(ann, "2026-11-17").flags());
        DayExplanation why = office.timesheets.day(office.org, Scope.EVERYBODY, ann, LocalDate.parse("2026-11-16"));
        assertTrue(
                why.lines().stream().anyMatch(line -> line.code().equals("ban.night")),
                why.lines().toString());
    }
}
