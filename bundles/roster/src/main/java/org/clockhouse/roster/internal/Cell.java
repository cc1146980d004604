package org.clockhouse.roster.internal;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.valuerange.CountableValueRange;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeFactory;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import org.clockhouse.attendance.spi.RosterPuzzle;

/** A date of a person, as Timefold wants it: with a getter and a setter for what changes. */
@PlanningEntity
public final class Cell {

    private final RosterPuzzle puzzle;
    private final int index;
    private Integer option;

    /** Timefold asks for it. */
    public Cell() {
        this(null, 0, null);
    }

    Cell(RosterPuzzle puzzle, int index, Integer option) {
        this.puzzle = puzzle;
        this.index = index;
        this.option = option;
    }

    int index() {
        return index;
    }

    int date() {
        return puzzle.date(index);
    }

    Cell copy() {
        return new Cell(puzzle, index, option);
    }

    @ValueRangeProvider
    public CountableValueRange<Integer> getOptions() {
        return ValueRangeFactory.createIntValueRange(0, puzzle.options(index));
    }

    @PlanningVariable
    public Integer getOption() {
        return option;
    }

    public void setOption(Integer option) {
        this.option = option;
    }
}
