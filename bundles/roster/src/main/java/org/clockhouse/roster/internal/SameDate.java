package org.clockhouse.roster.internal;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.common.decorator.SelectionFilter;
import ai.timefold.solver.core.impl.heuristic.selector.move.generic.SwapMove;

/** People change places on the same date; anything else is two changes. */
public final class SameDate implements SelectionFilter<Roster, SwapMove<Roster>> {

    @Override
    public boolean accept(ScoreDirector<Roster> director, SwapMove<Roster> move) {
        return ((Cell) move.getLeftEntity()).date() == ((Cell) move.getRightEntity()).date();
    }
}
