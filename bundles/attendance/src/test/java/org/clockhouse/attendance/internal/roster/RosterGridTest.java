package org.clockhouse.attendance.internal.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.generate.CoverNeed;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterDraft.Kind;
import org.clockhouse.attendance.roster.RosterEdit;
import org.clockhouse.attendance.roster.RosterPublication;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.roster.RosterQuery.Part;
import org.clockhouse.attendance.roster.RosterSheet;
import org.clockhouse.attendance.roster.RosterSheet.Cell;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.junit.jupiter.api.Test;

/** Drafts, what speaks against them, and what publishing them does. */
class RosterGridTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();
    private final EmployeeId bob = office.hire();
    private final RuleSet strict = office.rules.define(
            office.actor,
            "ROSTER",
            new LocalName("排班", "Roster"),
            Policy.of(Map.of("min_rest", "660", "max_consecutive_days", "6", "week_plan_cap", "2880")));
    private final Shift am = office.shift("Am", 420, 900, strict);
    private final Shift pm = office.shift("Pm", 900, 1_380, strict);
    private final Shift nt = office.shift("Nt", 1_380, 1_860, strict);

    private RosterSheet sheet() {
        return office.grid.sheet(office.org, Scope.EVERYBODY, query(Part.DRAFTS), Page.first(100));
    }

    private static RosterQuery query(Part... parts) {
        return new RosterQuery(
                MONDAY, MONDAY.plusDays(13), Optional.empty(), Optional.empty(), Set.of(), "", Set.of(parts));
    }

    private Cell cell(EmployeeId employee, int day) {
        return sheet().rows().stream()
                .filter(row -> row.person().id().equals(employee))
                .findFirst()
                .orElseThrow()
                .cells()
                .get(day);
    }

    private RosterDraft plan(EmployeeId employee, int day, Shift... shifts) {
        return new RosterDraft(
                employee,
                MONDAY.plusDays(day),
                Kind.PLAN,
                List.of(shifts).stream().map(Shift::id).toList(),
                cell(employee, day).draft().version());
    }

    private RosterEdit paint(RosterDraft... drafts) {
        return office.grid.edit(office.actor, Scope.EVERYBODY, List.of(drafts));
    }

    private RosterPublication publish(String note) {
        return office.grid.publish(office.actor, Scope.EVERYBODY, query(), note);
    }

    private List<String> findings() {
        return sheet().findings().stream()
                .map(finding -> finding.kind() + " " + finding.date() + " " + finding.value() + " " + finding.limit())
                .toList();
    }

    @Test
    void aDraftIsSeenByPlannersAndChangesNothingUntilItIsPublished() {
        paint(plan(ann, 0, am));
        assertEquals(List.of(am.id()), cell(ann, 0).draft().shifts());
        assertEquals(List.of(), cell(ann, 0).shifts());
        RosterSheet others = office.grid.sheet(office.org, Scope.EVERYBODY, query(), Page.first(100));
        assertTrue(others.rows().stream().allMatch(row -> row.cells().stream()
                .allMatch(each -> each.draft().isNone())));

        RosterPublication published = publish("");
        assertEquals(1, published.cells());
        assertEquals(1, published.told());
        assertEquals(
                List.of(NoticeTopic.ROSTER_PUBLISHED),
                office.notices.sent().stream().map(NoticeDraft::topic).toList());
        assertEquals(List.of(am.id()), cell(ann, 0).shifts());
        assertEquals("CHANGE", cell(ann, 0).source());
        assertTrue(cell(ann, 0).draft().isNone());
        assertEquals(
                "nothing is drafted for these people and dates",
                refused(() -> publish("")).getMessage());
    }

    @Test
    void whatIsPublishedAnywayIsNoDraft() {
        office.everybodyWorks(OfficeShifts.workdays(am), "2026-11-01");
        paint(plan(ann, 0, am), plan(ann, 1, pm));
        assertTrue(cell(ann, 0).draft().isNone());
        assertFalse(cell(ann, 1).draft().isNone());
        paint(plan(ann, 1, am));
        assertTrue(cell(ann, 1).draft().isNone(), "painting back leaves nothing to publish");
    }

    @Test
    void theStandingAssignmentComesBackWithAStandingDraft() {
        office.everybodyWorks(OfficeShifts.workdays(am), "2026-11-01");
        paint(plan(ann, 0, pm));
        publish("short change, agreed");
        paint(new RosterDraft(ann, MONDAY, Kind.STANDING, List.of(), 0));
        assertEquals(List.of(pm.id()), cell(ann, 0).shifts());
        publish("");
        assertEquals(List.of(am.id()), cell(ann, 0).shifts());
        assertEquals("COMPANY", cell(ann, 0).source());
    }

    @Test
    void anEditIsUndoneAsAWholeAndUndoingThatDoesItAgain() {
        paint(plan(ann, 0, am));
        RosterEdit edit = paint(plan(ann, 0, pm), plan(bob, 0, nt));
        RosterEdit undone = office.grid.undo(office.actor, Scope.EVERYBODY, edit.id());
        assertEquals(List.of(am.id()), cell(ann, 0).draft().shifts());
        assertTrue(cell(bob, 0).draft().isNone());
        office.grid.undo(office.actor, Scope.EVERYBODY, undone.id());
        assertEquals(List.of(pm.id()), cell(ann, 0).draft().shifts());
        assertEquals(List.of(nt.id()), cell(bob, 0).draft().shifts());
        assertThrows(Stale.class, () -> office.grid.undo(office.actor, Scope.EVERYBODY, edit.id()));
        office.at("2026-11-22T09:00:00Z");
        RosterEdit later = paint(plan(ann, 3, am));
        assertThrows(NotFound.class, () -> office.grid.undo(office.actor, Scope.EVERYBODY, edit.id()));
        office.grid.undo(office.actor, Scope.EVERYBODY, later.id());
        assertTrue(cell(ann, 3).draft().isNone());
    }

    @Test
    void twoPlannersDoNotDrawOverEachOtherUnseen() {
        RosterDraft mine = plan(ann, 0, am);
        RosterDraft theirs = plan(ann, 0, pm);
        RosterDraft other = plan(bob, 0, pm);
        paint(mine);
        assertThrows(Stale.class, () -> paint(other, theirs));
        assertTrue(cell(bob, 0).draft().isNone(), "all or nothing");
    }

    @Test
    void shiftsThatRunIntoEachOtherAreRefusedWithTheirCells() {
        Refused sameDay =
                refused(() -> paint(plan(ann, 2, pm), plan(ann, 0, am, office.shift("Dy", 480, 1_020, strict))));
        assertEquals("roster.shifts.overlap", sameDay.code());
        assertEquals("/cells/1", sameDay.violations().get(0).pointer());
        paint(plan(ann, 0, nt));
        Shift early = office.shift("Ea", 300, 600, strict);
        assertEquals(
                "/cells/0",
                refused(() -> paint(plan(ann, 1, early))).violations().get(0).pointer());
    }

    @Test
    void aCellOfSomebodyWhoIsNotEmployedIsRefused() {
        RosterDraft before = new RosterDraft(ann, LocalDate.parse("1990-01-01"), Kind.PLAN, List.of(am.id()), 0);
        assertEquals("roster.not-employed", refused(() -> paint(before)).code());
    }

    @Test
    void t071CrewsWorkOneRotationOneAfterTheOther() {
        Pattern cycle = new Pattern(
                MONDAY, List.of(List.of(am.id()), List.of(pm.id()), List.of(nt.id()), List.of(), List.of(), List.of()));
        office.rosters.assign(office.actor, new Target.OfEmployee(ann), cycle, MONDAY, Optional.empty(), true);
        office.rosters.assign(
                office.actor,
                new Target.OfEmployee(bob),
                new Pattern(MONDAY.minusDays(2), cycle.days()),
                MONDAY,
                Optional.empty(),
                true);
        assertEquals(List.of(am.id()), cell(ann, 0).shifts());
        assertEquals(List.of(nt.id()), cell(bob, 0).shifts());
        assertEquals(List.of(am.id()), cell(bob, 4).shifts());
        assertEquals(List.of(am.id()), cell(ann, 6).shifts());
    }

    @Test
    void restRowAndWeekAreJudgedWhilePlanning() {
        paint(plan(ann, 0, pm), plan(ann, 1, am));
        assertEquals(List.of("REST 2026-11-24 480 660"), findings());
        for (int day = 2; day < 7; day++) {
            paint(plan(ann, day, am));
        }
        assertEquals(
                Set.of("REST 2026-11-24 480 660", "CONSECUTIVE 2026-11-29 7 6", "WEEK_HOURS 2026-11-29 3360 2880"),
                Set.copyOf(findings()));
    }

    @Test
    void whatARuleForbidsIsPublishedOnlyWithAReason() {
        paint(plan(ann, 0, pm), plan(ann, 1, am));
        Refused refused = refused(() -> publish(""));
        assertEquals("roster.findings", refused.code());
        assertEquals("roster.rest", refused.violations().get(0).code());
        assertEquals(
                "/cells/" + ann.text() + "/2026-11-24",
                refused.violations().get(0).pointer());
        assertEquals("flood", publish("flood").note());
        assertTrue(office.audit.actions().contains("roster.publish"));
    }

    @Test
    void aDateThatIsPublishedAnewIsMarkedAsChanged() {
        paint(plan(ann, 0, am));
        publish("");
        assertFalse(cell(ann, 0).changed());
        paint(plan(ann, 0, pm), plan(bob, 1, pm));
        RosterPublication second = publish("");
        assertEquals(2, second.changed(), "both had been told what they work in these weeks");
        assertTrue(cell(ann, 0).changed());
        assertFalse(cell(ann, 1).changed());
        assertEquals(
                List.of(second.id()),
                office.grid.publications(office.org, Scope.EVERYBODY, 1).stream()
                        .map(RosterPublication::id)
                        .toList());
    }

    @Test
    void whoeverWasToldAnotherPlanBeforeIsToldTheDatesThatChanged() {
        paint(plan(ann, 0, am));
        publish("");
        paint(plan(ann, 0, pm), plan(ann, 2, am));
        publish("");
        NoticeDraft news = office.notices.sent().get(office.notices.sent().size() - 1);
        assertEquals(NoticeTopic.ROSTER_CHANGED, news.topic());
        assertEquals("2026-11-23, 2026-11-25", news.facts().get("dates").zh());
        assertEquals("own/roster", news.link());
        assertEquals("own/roster", office.notices.sent().get(0).link());
    }

    @Test
    void t054WhatCameOfAPlanStandsBesideIt() {
        LocalDate friday = LocalDate.parse("2026-11-20");
        office.everybodyWorks(OfficeShifts.workdays(am), "2026-11-16");
        office.punch(ann, "2026-11-20 07:20", "2026-11-20 15:01");
        office.settle();
        RosterQuery query = new RosterQuery(
                friday, friday, Optional.empty(), Optional.empty(), Set.of(ann), "", Set.of(Part.ACTUAL));
        Cell cell = office.grid
                .sheet(office.org, Scope.EVERYBODY, query, Page.first(1))
                .rows()
                .get(0)
                .cells()
                .get(0);
        assertEquals(List.of(am.id()), cell.shifts());
        assertEquals("LATE", cell.actual().get(0).status().name());
    }

    @Test
    void t079WhoeverStoodInForSomebodyIsNamedAndSoIsWhoCameUnplanned() {
        LocalDate monday = LocalDate.parse("2026-11-16");
        EmployeeId cid = office.hire();
        office.rosters.assign(
                office.actor, new Target.OfEmployee(ann), OfficeShifts.workdays(am), monday, Optional.empty(), false);
        office.punch(bob, "2026-11-16 06:55", "2026-11-16 15:02");
        office.punch(cid, "2026-11-16 13:50", "2026-11-16 15:02");
        office.settle();
        RosterQuery query = new RosterQuery(monday, monday, Optional.empty(), Optional.empty(), Set.of(), "", Set.of());
        assertEquals(
                List.of("10001 ABSENT 10002", "10002 UNPLANNED 10001", "10003 UNPLANNED -"),
                office.grid.mismatches(office.org, Scope.EVERYBODY, query).stream()
                        .map(each -> each.person().number() + " " + each.kind() + " "
                                + each.other().map(Person::number).orElse("-"))
                        .toList());
    }

    @Test
    void aDepartmentSaysWhomItNeedsAndWrongSpansAreNamed() {
        CoverBook cover = new CoverBook(
                office.memory.cover, office.registry.departments, office.audit, office.transactions, office.changes);
        CoverNeed none = cover.of(office.org, office.press.id());
        assertEquals(0, none.version());
        CoverNeed.Span day = new CoverNeed.Span(Set.of(DayOfWeek.MONDAY), 480, 1_020, 2);
        cover.put(office.actor, new CoverNeed(office.press.id(), List.of(day), 0));
        assertEquals(List.of(day), cover.list(office.org).get(0).spans());
        assertThrows(Stale.class, () -> cover.put(office.actor, none));
        Refused wrong = refused(() -> new CoverNeed(
                office.press.id(), List.of(day, new CoverNeed.Span(Set.of(DayOfWeek.MONDAY), 480, 480, 2)), 1));
        assertEquals("/spans/1", wrong.violations().get(0).pointer());
    }

    private static Refused refused(Runnable what) {
        return assertThrows(Refused.class, what::run);
    }

    @Test
    void t078NightsWeekendsAndHoursAreCountedForEachPerson() {
        paint(plan(ann, 0, nt), plan(ann, 1, nt), plan(ann, 5, am), plan(bob, 0, am));
        publish("agreed");
        assertEquals(
                List.of("10001 3 3 2 1 0", "10002 1 1 0 0 0"),
                office.grid.duties(office.org, Scope.EVERYBODY, query()).stream()
                        .map(duty -> String.join(
                                " ",
                                duty.person().number(),
                                "" + duty.shifts(),
                                "" + duty.minutes() / 480,
                                "" + duty.nights(),
                                "" + duty.weekends(),
                                "" + duty.holidays()))
                        .toList());
    }
}
