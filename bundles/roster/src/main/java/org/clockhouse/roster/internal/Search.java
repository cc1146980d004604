package org.clockhouse.roster.internal;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import org.clockhouse.attendance.spi.RosterPuzzle;
import org.clockhouse.attendance.spi.RosterSolver;

/** One search: local search from the roster that the puzzle begins with. */
final class Search {

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(5);

    private final RosterPuzzle puzzle;
    private final RosterSolver.Watch watch;
    private final Solver<Roster> solver;

    Search(RosterPuzzle puzzle, Duration atMost, RosterSolver.Watch watch) {
        this.puzzle = puzzle;
        this.watch = watch;
        this.solver = SolverFactory.<Roster>create(config(puzzle, atMost)).buildSolver();
    }

    private static SolverConfig config(RosterPuzzle puzzle, Duration atMost) {
        return new SolverConfig(Search.class.getClassLoader())
                .withSolutionClass(Roster.class)
                .withEntityClasses(Cell.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(Judgement.class))
                .withTerminationConfig(new TerminationConfig()
                        .withSpentLimit(atMost)
                        .withUnimprovedSpentLimit(patience(atMost))
                        .withBestScoreLimit(score(puzzle.bound()).toString()))
                .withPhases(new LocalSearchPhaseConfig()
                        .withMoveSelectorConfig(new UnionMoveSelectorConfig()
                                .withMoveSelectors(
                                        new ChangeMoveSelectorConfig(),
                                        new SwapMoveSelectorConfig().withFilterClass(SameDate.class))));
    }

    /** How long to go on without finding anything better. */
    private static Duration patience(Duration atMost) {
        Duration fifth = atMost.dividedBy(5);
        return fifth.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : fifth;
    }

    int[] best() {
        solver.addEventListener(event -> watch.better(event.getNewBestSolution().choices()));
        return solver.solve(new Roster(puzzle, () -> watch.started(solver::terminateEarly)))
                .choices();
    }

    static HardMediumSoftLongScore score(RosterPuzzle.Points points) {
        return HardMediumSoftLongScore.of(-points.broken(), -points.uncovered(), -points.strain());
    }
}
