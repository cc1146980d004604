package org.clockhouse.roster.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import org.clockhouse.attendance.generate.RosterRun;
import org.clockhouse.attendance.generate.RosterRun.State;
import org.clockhouse.attendance.internal.Planning;
import org.clockhouse.attendance.internal.generate.Puzzles;
import org.clockhouse.attendance.spi.RosterPuzzle;
import org.clockhouse.attendance.spi.RosterPuzzle.Points;
import org.clockhouse.attendance.spi.RosterSolver;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.Scope;
import org.junit.jupiter.api.Test;

/** Rosters found by Timefold. */
class TimefoldRostersTest {

    private static final double NEAR = 1.05;

    private static final RosterSolver.Watch NOBODY = new RosterSolver.Watch() {
        @Override
        public void started(Runnable stop) {
            // runs to its end
        }

        @Override
        public void better(int[] choices) {
            // asked at the end
        }
    };

    private final RosterSolver solver = new TimefoldRosters();

    private static Planning small() {
        Planning planning = new Planning();
        planning.hire(8);
        EnumSet<DayOfWeek> daily = EnumSet.allOf(DayOfWeek.class);
        planning.need(daily, 420, 900, 2, "");
        planning.need(daily, 900, 1_380, 2, "");
        planning.need(daily, 1_380, 1_860, 1, "");
        return planning;
    }

    /** The same, begun with everybody at home. */
    private record Empty(RosterPuzzle puzzle) implements RosterPuzzle {
        @Override
        public int cells() {
            return puzzle.cells();
        }

        @Override
        public int options(int cell) {
            return puzzle.options(cell);
        }

        @Override
        public int person(int cell) {
            return puzzle.person(cell);
        }

        @Override
        public int date(int cell) {
            return puzzle.date(cell);
        }

        @Override
        public int[] start() {
            return new int[puzzle.cells()];
        }

        @Override
        public Judge judge(int[] choices) {
            return puzzle.judge(choices);
        }

        @Override
        public Points bound() {
            return puzzle.bound();
        }
    }

    @Test
    void t106WhatIsFoundIsBetterThanWhatItBeganWithAndNoBetterThanItsBound() {
        Planning planning = small();
        RosterPuzzle puzzle = new Empty(Puzzles.of(planning, planning.task(14)));
        Points begun = puzzle.judge(puzzle.start()).points();
        int[] choices = solver.solve(puzzle, Duration.ofSeconds(3), NOBODY);
        Points found = puzzle.judge(choices).points();
        assertTrue(found.compareTo(begun) < 0, begun + " " + found);
        assertTrue(found.compareTo(puzzle.bound()) >= 0, found + " " + puzzle.bound());
    }

    /** Ends a search with the first roster that is good enough. */
    private static final class Until implements RosterSolver.Watch {
        private final Predicate<int[]> enough;
        private Runnable end = () -> {};
        private boolean reached;

        Until(Predicate<int[]> enough) {
            this.enough = enough;
        }

        @Override
        public void started(Runnable stop) {
            end = stop;
        }

        @Override
        public void better(int[] choices) {
            if (enough.test(choices)) {
                reached = true;
                end.run();
            }
        }
    }

    @Test
    void itEndsWhenItIsToldTo() {
        Planning planning = small();
        RosterPuzzle puzzle = new Empty(Puzzles.of(planning, planning.task(28)));
        Until first = new Until(choices -> true);
        int[] found = assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> solver.solve(puzzle, Duration.ofMinutes(10), first));
        assertTrue(first.reached);
        assertEquals(puzzle.cells(), found.length);
    }

    @Test
    void t106TwoHundredPeopleForFourWeeksAreCoveredAndNoRuleIsBroken() {
        Planning planning = Planning.ofTwoHundred();
        RosterSolver untilGood = (puzzle, atMost, watch) -> solver.solve(
                puzzle,
                atMost,
                new Until(choices -> puzzle.judge(choices).points().strain()
                        < NEAR * puzzle.bound().strain()));
        RosterRun run = planning.generator(untilGood, new DirectWorkers())
                .start(planning.actor, Scope.EVERYBODY, planning.task(28));
        assertEquals(State.DRAWN, run.state(), run.problem());
        assertEquals(List.of(), run.verdict().findings());
        assertEquals(
                0, run.verdict().uncoveredMinutes(), run.verdict().uncovered().toString());
        assertEquals(List.of(), planning.sheet(28).findings());
        assertTrue(
                run.verdict().strain() < NEAR * run.verdict().bound().strain(),
                run.verdict().strain() + " " + run.verdict().bound());
    }
}
