package org.clockhouse.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.clockhouse.attendance.generate.RosterTask;
import org.clockhouse.attendance.internal.Planning;
import org.clockhouse.attendance.internal.generate.Puzzles;
import org.clockhouse.attendance.spi.RosterPuzzle;
import org.clockhouse.attendance.spi.RosterPuzzle.Points;
import org.clockhouse.attendance.spi.RosterSolver;
import org.clockhouse.roster.internal.TimefoldRosters;

/**
 * The roster of 200 people for 28 days: seconds from the question to the first roster that breaks no rule and covers
 * everything, reading and puzzle included, beside those of bare Timefold with the instance in its hands; the median of five
 * each. And what half a minute of search leaves to the bound.
 */
final class RosterBench {

    private static final int PEOPLE = 200;
    private static final int DATES = 28;
    private static final int ROUNDS = 5;
    private static final Duration LOOKED_FOR = Duration.ofSeconds(30);

    private RosterBench() {}

    static void run() {
        Planning planning = Planning.ofTwoHundred();
        RosterTask task = planning.task(DATES, LOOKED_FOR);
        double[] ours = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        RosterPuzzle puzzle = null;
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            puzzle = Puzzles.of(planning, task);
            requireFeasible(puzzle, feasible(puzzle), "ours");
            ours[round] = seconds(began);
            began = System.nanoTime();
            int[][] found = BareRoster.feasible(PEOPLE, DATES);
            bare[round] = seconds(began);
            requireFeasible(puzzle, choices(puzzle, found), "bare");
            System.err.printf(Locale.ROOT, "feasible after %.2f s, bare after %.2f s%n", ours[round], bare[round]);
        }
        System.out.println(Line.of("roster.feasible", median(ours), median(bare), "s"));
        Points best = puzzle.judge(new TimefoldRosters().solve(puzzle, LOOKED_FOR, new First()))
                .points();
        System.err.println("best " + best + ", bound " + puzzle.bound());
        System.out.println(Line.of("roster.gap", best.strain(), puzzle.bound().strain(), "strain"));
    }

    /** What the puzzle begins with where that is feasible, else the first that the search finds. */
    private static int[] feasible(RosterPuzzle puzzle) {
        int[] start = puzzle.start();
        if (isFeasible(puzzle, start)) {
            return start;
        }
        First first = new First(choices -> isFeasible(puzzle, choices));
        return new TimefoldRosters().solve(puzzle, Duration.ofMinutes(3), first);
    }

    private static boolean isFeasible(RosterPuzzle puzzle, int[] choices) {
        Points points = puzzle.judge(choices).points();
        return points.broken() == 0 && points.uncovered() == 0;
    }

    /** By our judge in both cases: the two describe the same rosters. */
    private static void requireFeasible(RosterPuzzle puzzle, int[] choices, String whose) {
        if (!isFeasible(puzzle, choices)) {
            throw new IllegalStateException(
                    whose + " is not feasible: " + puzzle.judge(choices).points());
        }
    }

    private static int[] choices(RosterPuzzle puzzle, int[][] stints) {
        int[] choices = new int[puzzle.cells()];
        for (int cell = 0; cell < choices.length; cell++) {
            choices[cell] = stints[puzzle.person(cell)][puzzle.date(cell)];
        }
        return choices;
    }

    /** Ends a search with the first roster that is good enough. */
    private static final class First implements RosterSolver.Watch {

        private interface Enough {
            boolean is(int[] choices);
        }

        private final Enough enough;
        private Runnable stop = () -> {};

        First() {
            this(choices -> false);
        }

        First(Enough enough) {
            this.enough = enough;
        }

        @Override
        public void started(Runnable stopping) {
            stop = stopping;
        }

        @Override
        public void better(int[] choices) {
            if (enough.is(choices)) {
                stop.run();
            }
        }
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
