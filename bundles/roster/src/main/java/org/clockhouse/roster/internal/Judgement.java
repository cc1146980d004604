package org.clockhouse.roster.internal;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import org.clockhouse.attendance.spi.RosterPuzzle;

/** Lets the judge of the puzzle weigh what Timefold tries. */
public final class Judgement implements IncrementalScoreCalculator<Roster, HardMediumSoftLongScore> {

    private RosterPuzzle.Judge judge;

    @Override
    public void resetWorkingSolution(Roster roster) {
        judge = roster.judge();
    }

    @Override
    public void beforeEntityAdded(Object entity) {
        // cells are there from the start
    }

    @Override
    public void afterEntityAdded(Object entity) {
        // cells are there from the start
    }

    @Override
    public void beforeVariableChanged(Object entity, String variable) {
        // the judge knows what was chosen before
    }

    @Override
    public void afterVariableChanged(Object entity, String variable) {
        Cell cell = (Cell) entity;
        judge.choose(cell.index(), cell.getOption());
    }

    @Override
    public void beforeEntityRemoved(Object entity) {
        // cells stay
    }

    @Override
    public void afterEntityRemoved(Object entity) {
        // cells stay
    }

    @Override
    public HardMediumSoftLongScore calculateScore() {
        return Search.score(judge.points());
    }
}
