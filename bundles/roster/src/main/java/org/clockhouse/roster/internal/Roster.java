package org.clockhouse.roster.internal;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.cloner.SolutionCloner;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.attendance.spi.RosterPuzzle;

/** What Timefold changes step by step. */
@PlanningSolution(solutionCloner = Roster.Copies.class)
public final class Roster {

    private final RosterPuzzle puzzle;
    private final Runnable begun;
    private final List<Cell> cells = new ArrayList<>();
    private HardMediumSoftLongScore score;

    /** Timefold asks for it. */
    public Roster() {
        this.puzzle = null;
        this.begun = null;
    }

    /** @param begun told when the search has begun in earnest */
    Roster(RosterPuzzle puzzle, Runnable begun) {
        this.puzzle = puzzle;
        this.begun = begun;
        int[] start = puzzle.start();
        for (int cell = 0; cell < start.length; cell++) {
            cells.add(new Cell(puzzle, cell, start[cell]));
        }
    }

    private Roster(Roster other) {
        this.puzzle = other.puzzle;
        this.begun = other.begun;
        this.score = other.score;
        other.cells.forEach(cell -> cells.add(cell.copy()));
    }

    RosterPuzzle.Judge judge() {
        begun.run();
        return puzzle.judge(choices());
    }

    int[] choices() {
        return cells.stream().mapToInt(Cell::getOption).toArray();
    }

    @PlanningEntityCollectionProperty
    public List<Cell> getCells() {
        return cells;
    }

    @PlanningScore
    public HardMediumSoftLongScore getScore() {
        return score;
    }

    public void setScore(HardMediumSoftLongScore score) {
        this.score = score;
    }

    /** Copies without reflection: the best roster is copied each time one is found. */
    public static final class Copies implements SolutionCloner<Roster> {
        @Override
        public Roster cloneSolution(Roster original) {
            return new Roster(original);
        }
    }
}
