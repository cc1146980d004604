package org.clockhouse.attendance.internal.generate;

import java.time.LocalDate;
import java.util.List;
import org.clockhouse.attendance.internal.roster.PlanRules;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.spi.RosterPuzzle;
import org.clockhouse.kernel.EmployeeId;

/** A roster to be found, with what its numbers mean. */
final class Puzzle implements RosterPuzzle {

    /**
     * A date that is free to be planned.
     *
     * @param picks the day off first
     * @param draft that is there now
     * @param planned whether shifts are published for it
     */
    record Cell(int person, int date, List<Pick> picks, RosterDraft draft, boolean planned) {}

    /**
     * One person.
     *
     * @param days those before the first date and then every date, without what is free
     * @param fixed what is done on dates that are not free, by date; null where it is
     * @param workdays whether the calendar has work on the date, and the person is employed and not away
     * @param after the first workdays after the last date
     */
    record Row(EmployeeId employee, List<PlanRules.Day> days, Pick[] fixed, boolean[] workdays, List<LocalDate> after) {

        /** How many dates the person can be counted on for; at least one, so that shares can be taken of it. */
        int available() {
            int available = 0;
            for (boolean workday : workdays) {
                available += workday ? 1 : 0;
            }
            return Math.max(1, available);
        }
    }

    final RosterQuery query;
    final List<Row> rows;
    final List<Cell> cells;
    final Demand demand;
    final int[] others;
    private final Bounds bounds;
    private int[] start;

    /** @param others how many people beside these fill each slot of the demand */
    Puzzle(RosterQuery query, List<Row> rows, List<Cell> cells, Demand demand, int[] others) {
        this.query = query;
        this.rows = rows;
        this.cells = cells;
        this.demand = demand;
        this.others = others;
        this.bounds = new Bounds(this);
    }

    @Override
    public int cells() {
        return cells.size();
    }

    @Override
    public int options(int cell) {
        return cells.get(cell).picks().size();
    }

    @Override
    public int person(int cell) {
        return cells.get(cell).person();
    }

    @Override
    public int date(int cell) {
        return cells.get(cell).date();
    }

    @Override
    public synchronized int[] start() {
        if (start == null) {
            start = new FirstDraft(this).choices();
        }
        return start.clone();
    }

    @Override
    public Scales judge(int[] choices) {
        return new Scales(this, choices);
    }

    @Override
    public Points bound() {
        return new Points(0, bounds.uncovered(), bounds.strain());
    }

    Bounds bounds() {
        return bounds;
    }

    Pick pick(int cell, int option) {
        return cells.get(cell).picks().get(option);
    }
}
