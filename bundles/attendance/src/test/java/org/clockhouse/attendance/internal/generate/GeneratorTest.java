package org.clockhouse.attendance.internal.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.generate.RosterGenerator;
import org.clockhouse.attendance.generate.RosterRun;
import org.clockhouse.attendance.generate.RosterRun.State;
import org.clockhouse.attendance.generate.RosterTask;
import org.clockhouse.attendance.generate.RosterVerdict.Rest;
import org.clockhouse.attendance.generate.RosterWish;
import org.clockhouse.attendance.internal.Planning;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterDraft.Kind;
import org.clockhouse.attendance.roster.RosterSheet.Cell;
import org.clockhouse.attendance.spi.RosterPuzzle;
import org.clockhouse.attendance.spi.RosterSolver;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.junit.jupiter.api.Test;

/** Rosters that are drawn by themselves. */
class GeneratorTest {

    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);

    private final Planning planning = new Planning();

    private RosterRun generate(int days) {
        return planning.beginner().start(planning.actor, Scope.EVERYBODY, planning.task(days));
    }

    private Cell cell(int person, int day) {
        return planning.sheet(28).rows().stream()
                .filter(row -> row.person().id().equals(planning.people.get(person)))
                .findFirst()
                .orElseThrow()
                .cells()
                .get(day);
    }

    private void draw(int person, int day, ShiftId... shifts) {
        planning.grid.edit(
                planning.actor,
                Scope.EVERYBODY,
                List.of(new RosterDraft(
                        planning.people.get(person), Planning.MONDAY.plusDays(day), Kind.PLAN, List.of(shifts), 0)));
    }

    @Test
    void t106ARosterIsDrawnFromWhatIsNeededAndCanBeTakenBack() {
        planning.hire(6);
        planning.need(DAILY, 420, 900, 2, "");
        planning.need(DAILY, 900, 1_380, 1, "");
        RosterRun run = generate(14);
        assertEquals(State.DRAWN, run.state(), run.problem());
        assertEquals(0, run.verdict().uncoveredMinutes(), run.verdict().toString());
        assertEquals(List.of(), planning.sheet(14).findings());
        long shifts = planning.sheet(14).rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> !cell.draft().shifts().isEmpty())
                .count();
        assertEquals(14 * 3, shifts);
        assertTrue(planning.sheet(14).rows().stream().allMatch(row -> row.cells().stream()
                .allMatch(cell -> cell.shifts().isEmpty())));

        planning.grid.undo(planning.actor, Scope.EVERYBODY, run.edit().orElseThrow());
        assertTrue(planning.sheet(14).rows().stream().allMatch(row -> row.cells().stream()
                .allMatch(cell -> cell.draft().isNone())));
    }

    @Test
    void t106WhatIsDrawnPublishedOrAwayStays() {
        planning.hire(2);
        planning.need(DAILY, 420, 900, 2, "");
        planning.leave(1, 0, 2);
        draw(0, 0, planning.nt.id());
        planning.grid.publish(planning.actor, Scope.EVERYBODY, Planning.query(1), "");
        draw(0, 2, planning.pm.id());
        RosterRun run = generate(7);
        assertEquals(State.DRAWN, run.state(), run.problem());
        assertEquals(List.of(planning.nt.id()), cell(0, 0).shifts());
        assertTrue(cell(0, 0).draft().isNone());
        assertEquals(List.of(planning.pm.id()), cell(0, 2).draft().shifts());
        assertEquals(List.of(Approved.Kind.LEAVE), cell(1, 0).away());
        assertTrue(cell(1, 0).draft().isNone());
        assertEquals(List.of(planning.am.id()), cell(1, 3).draft().shifts());
        assertEquals(List.of(), planning.sheet(7).findings());
    }

    @Test
    void draftsAreDrawnAnewWhenThePlannerSaysSo() {
        planning.hire(1);
        planning.need(DAILY, 420, 900, 1, "");
        draw(0, 1, planning.nt.id());
        RosterTask task = planning.task(3);
        RosterRun run = planning.beginner()
                .start(
                        planning.actor,
                        Scope.EVERYBODY,
                        new RosterTask(task.query(), task.shifts(), true, false, task.atMost()));
        assertEquals(State.DRAWN, run.state(), run.problem());
        assertEquals(List.of(planning.am.id()), cell(0, 1).draft().shifts());
    }

    @Test
    void t107WorkOnADayOffIsPaidBackByAWorkdayAndOvertimeIsNamed() {
        planning.hire(1);
        planning.need(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), 420, 900, 1, "");
        planning.need(EnumSet.of(DayOfWeek.MONDAY), 420, 900, 1, "");
        RosterRun run = generate(14);
        EmployeeId ann = planning.people.get(0);
        LocalDate saturday = Planning.MONDAY.plusDays(5);
        assertEquals(
                List.of(
                        new Rest(ann, saturday, saturday.plusDays(3)),
                        new Rest(ann, saturday.plusDays(1), saturday.plusDays(4)),
                        new Rest(ann, saturday.plusDays(7), saturday.plusDays(9)),
                        new Rest(ann, saturday.plusDays(8), saturday.plusDays(10))),
                run.verdict().rests());
        assertEquals(4, run.verdict().loads().get(0).daysOffWorked());
        assertEquals(0, run.verdict().loads().get(0).overtime());
        planning.need(EnumSet.complementOf(EnumSet.of(DayOfWeek.MONDAY)), 900, 1_380, 1, "");
        planning.grid.undo(planning.actor, Scope.EVERYBODY, run.edit().orElseThrow());
        assertEquals(2 * 480, generate(14).verdict().loads().get(0).overtime(), "twelve days where ten are workdays");
    }

    @Test
    void aWishThatCannotBeMetIsNamed() {
        planning.hire(1);
        planning.need(DAILY, 420, 900, 1, "");
        planning.say(
                0, Set.of(), List.of(new RosterWish(new RosterWish.When.Every(DayOfWeek.TUESDAY), false, List.of())));
        RosterRun run = generate(3);
        assertEquals(1, run.verdict().unmetWishes());
        assertEquals(Planning.MONDAY.plusDays(1), run.verdict().unmet().get(0).date());
        assertEquals(0, run.verdict().bound().unmetWishes(), "a day off would have met it");
    }

    @Test
    void whereNobodyIsNeededNothingIsGenerated() {
        planning.hire(1);
        assertEquals(
                "roster-run.needs",
                assertThrows(Refused.class, () -> generate(7)).code());
        planning.need(DAILY, 420, 900, 1, "");
        RosterTask task = planning.task(7);
        RosterTask wrong = new RosterTask(task.query(), List.of(ShiftId.next()), true, true, Duration.ofSeconds(1));
        assertEquals(
                "shift.unknown",
                assertThrows(Refused.class, () -> planning.beginner().start(planning.actor, Scope.EVERYBODY, wrong))
                        .code());
    }

    /** Looks until it is stopped. */
    private static final class Patient implements RosterSolver {
        private final CountDownLatch looking = new CountDownLatch(1);

        @Override
        public int[] solve(RosterPuzzle puzzle, Duration atMost, Watch watch) {
            CountDownLatch stopped = new CountDownLatch(1);
            watch.started(stopped::countDown);
            looking.countDown();
            try {
                stopped.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return puzzle.start();
        }
    }

    private RosterRun over(GeneratorDesk desk, RosterRun run) {
        return assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            RosterRun now = desk.find(planning.org, Scope.EVERYBODY, run.id());
            while (!now.isOver()) {
                Thread.onSpinWait();
                now = desk.find(planning.org, Scope.EVERYBODY, run.id());
            }
            return now;
        });
    }

    @Test
    void askedTwiceItIsLookedForOnceAndEndsWhenItIsStopped() throws InterruptedException {
        planning.hire(2);
        planning.need(DAILY, 420, 900, 1, "");
        Patient patient = new Patient();
        GeneratorDesk desk = planning.generator(patient, new ThreadWorkers());
        try {
            RosterRun run = desk.start(planning.actor, Scope.EVERYBODY, planning.task(7));
            assertTrue(patient.looking.await(1, TimeUnit.MINUTES));
            assertEquals(
                    run.id(),
                    desk.start(planning.actor, Scope.EVERYBODY, planning.task(7))
                            .id());
            Refused busy =
                    assertThrows(Refused.class, () -> desk.start(planning.actor, Scope.EVERYBODY, planning.task(8)));
            assertTrue(busy.isDuplicate());
            assertEquals(1, desk.list(planning.org, Scope.EVERYBODY).size());
            assertEquals(List.of(), desk.list(planning.org, Scope.NOBODY), "nobody else's business");

            desk.stop(planning.org, Scope.EVERYBODY, run.id(), true);
            RosterRun kept = over(desk, run);
            assertEquals(State.DRAWN, kept.state(), kept.problem());
            assertTrue(kept.edit().isPresent());
        } finally {
            desk.stop();
        }
    }

    @Test
    void whatIsGivenUpLeavesNothingAndWhatWasDrawnInBetweenStays() throws InterruptedException {
        planning.hire(2);
        planning.need(DAILY, 420, 900, 2, "");
        Patient first = new Patient();
        GeneratorDesk desk = planning.generator(first, new ThreadWorkers());
        try {
            RosterRun run = desk.start(planning.actor, Scope.EVERYBODY, planning.task(3));
            assertTrue(first.looking.await(1, TimeUnit.MINUTES));
            desk.stop(planning.org, Scope.EVERYBODY, run.id(), false);
            assertEquals(State.DROPPED, over(desk, run).state());
            assertTrue(cell(0, 0).draft().isNone());

            RosterRun next = desk.start(planning.actor, Scope.EVERYBODY, planning.task(3));
            draw(0, 1, planning.nt.id());
            desk.stop(planning.org, Scope.EVERYBODY, next.id(), true);
            RosterRun kept = over(desk, next);
            assertEquals(State.DRAWN, kept.state(), kept.problem());
            assertEquals(List.of(planning.nt.id()), cell(0, 1).draft().shifts());
            assertEquals(List.of(planning.am.id()), cell(1, 1).draft().shifts());
        } finally {
            desk.stop();
        }
    }

    @Test
    void aSearchWhoseSolverIsReplacedFailsWithItsReasonAndMayBeAskedForAgain() throws InterruptedException {
        planning.hire(2);
        planning.need(DAILY, 420, 900, 1, "");
        Patient patient = new Patient();
        GeneratorDesk desk = planning.generator(patient, new ThreadWorkers());
        RosterRun run = desk.start(planning.actor, Scope.EVERYBODY, planning.task(7));
        assertTrue(patient.looking.await(1, TimeUnit.MINUTES));
        desk.stop();

        RosterGenerator next = planning.beginner();
        RosterRun gone = next.find(planning.org, Scope.EVERYBODY, run.id());
        assertEquals(State.FAILED, gone.state());
        assertEquals("roster-run.interrupted", gone.problem());
        assertTrue(cell(0, 0).draft().isNone());
        assertEquals(
                State.DRAWN,
                next.start(planning.actor, Scope.EVERYBODY, planning.task(7)).state());
        assertEquals(2, next.list(planning.org, Scope.EVERYBODY).size());
    }

    @Test
    void whatPeopleCanAndWishIsSaidAnewOnlyAsItWasRead() {
        planning.hire(1);
        planning.say(0, Set.of("first-aid"), List.of());
        assertThrows(Stale.class, () -> planning.say(0, Set.of(), List.of()));
        assertEquals(
                Set.of("first-aid"),
                planning.preferences
                        .of(planning.org, Scope.EVERYBODY, planning.people)
                        .get(0)
                        .skills());
        DomainException hidden = assertThrows(
                NotFound.class,
                () -> planning.preferences.put(
                        planning.actor,
                        Scope.NOBODY,
                        planning.preferences
                                .of(planning.org, Scope.EVERYBODY, planning.people)
                                .get(0)));
        assertEquals("employee.not-found", hidden.code());
    }
}
