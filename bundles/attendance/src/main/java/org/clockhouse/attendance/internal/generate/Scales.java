package org.clockhouse.attendance.internal.generate;

import java.util.Arrays;
import java.util.List;
import org.clockhouse.attendance.internal.roster.PlanRules;
import org.clockhouse.attendance.roster.RosterSheet.Finding.Kind;
import org.clockhouse.attendance.spi.RosterPuzzle;

/** Weighs a roster and keeps the weight while choices change: only people whose choices changed are judged anew. */
final class Scales implements RosterPuzzle.Judge {

    private static final int DATE_TOO_MANY = 480;
    private static final int OVERLAP = 1_440;
    static final int NIGHT = 100;
    static final int DAY_OFF = 60;
    private static final int WISH = 1_000;

    /** What one person comes to. */
    private static final class Sum {
        private final PlanRules.Day[] days;
        private final List<PlanRules.Day> view;
        private final int available;
        private int minutes;
        private int nights;
        private int daysOff;
        private int unmet;
        private boolean changed = true;
        private long broken;

        Sum(Puzzle.Row row) {
            this.days = row.days().toArray(PlanRules.Day[]::new);
            this.view = Arrays.asList(days);
            this.available = row.available();
        }

        void add(Pick pick, int sign) {
            minutes += sign * pick.minutes();
            nights += pick.night() ? sign : 0;
            daysOff += pick.dayOff() ? sign : 0;
            unmet += sign * pick.unmet();
        }

        long strain(int dates) {
            return Scales.strain(minutes, dates, available)
                    + (long) NIGHT * nights * nights
                    + (long) DAY_OFF * daysOff * daysOff
                    + (long) WISH * unmet;
        }
    }

    private final Puzzle puzzle;
    private final int[] choices;
    private final Sum[] sums;
    private final int[] changed;
    private int changes;
    private final int dates;
    private final int[] there;
    private final int[] needed;
    private final int[] lengths;
    private long broken;
    private long uncovered;
    private long strain;

    Scales(Puzzle puzzle, int[] choices) {
        this.puzzle = puzzle;
        this.choices = choices.clone();
        this.dates = puzzle.rows.get(0).fixed().length;
        this.sums = puzzle.rows.stream().map(Sum::new).toArray(Sum[]::new);
        this.changed = new int[sums.length];
        this.there = puzzle.others.clone();
        this.needed =
                puzzle.demand.slots().stream().mapToInt(Demand.Slot::people).toArray();
        this.lengths =
                puzzle.demand.slots().stream().mapToInt(Demand.Slot::minutes).toArray();
        for (int slot = 0; slot < there.length; slot++) {
            uncovered += (long) lengths[slot] * Math.max(0, needed[slot] - there[slot]);
        }
        for (int person = 0; person < sums.length; person++) {
            for (Pick fixed : puzzle.rows.get(person).fixed()) {
                if (fixed != null) {
                    sums[person].add(fixed, 1);
                    fill(fixed);
                }
            }
        }
        for (int cell = 0; cell < choices.length; cell++) {
            put(cell, puzzle.pick(cell, choices[cell]));
        }
        for (int person = 0; person < sums.length; person++) {
            strain += sums[person].strain(dates);
            changed[changes++] = person;
        }
    }

    /** Of planned minutes: the square of the hours, so that the same hours weigh least when they are shared evenly. */
    static long strain(int minutes, int dates, int available) {
        return (long) minutes * minutes * dates / (3_600L * available);
    }

    @Override
    public void choose(int cell, int option) {
        if (choices[cell] == option) {
            return;
        }
        Pick old = puzzle.pick(cell, choices[cell]);
        Sum sum = sums[puzzle.person(cell)];
        strain -= sum.strain(dates);
        sum.add(old, -1);
        leave(old);
        choices[cell] = option;
        put(cell, puzzle.pick(cell, option));
        strain += sum.strain(dates);
        if (!sum.changed) {
            sum.changed = true;
            changed[changes++] = puzzle.person(cell);
        }
    }

    private void put(int cell, Pick pick) {
        Sum sum = sums[puzzle.person(cell)];
        sum.days[PlanRules.BEFORE + puzzle.date(cell)] = pick.day();
        sum.add(pick, 1);
        fill(pick);
    }

    private void fill(Pick pick) {
        for (int slot : pick.slots()) {
            uncovered -= there[slot]++ < needed[slot] ? lengths[slot] : 0;
        }
    }

    private void leave(Pick pick) {
        for (int slot : pick.slots()) {
            uncovered += there[slot]-- <= needed[slot] ? lengths[slot] : 0;
        }
    }

    @Override
    public RosterPuzzle.Points points() {
        while (changes > 0) {
            Sum sum = sums[changed[--changes]];
            broken -= sum.broken;
            sum.broken = broken(sum.view);
            broken += sum.broken;
            sum.changed = false;
        }
        return new RosterPuzzle.Points(broken, uncovered, strain);
    }

    /** What publishing would ask a reason for, weighed by how much it is. */
    private static long broken(List<PlanRules.Day> days) {
        long[] sum = new long[1];
        PlanRules.check(days, (stint, kind, other, value, limit) -> sum[0] += weight(kind, value, limit));
        return sum[0];
    }

    private static int weight(Kind kind, int value, int limit) {
        return switch (kind) {
            case OVERLAP -> OVERLAP + value;
            case REST -> limit - value;
            case CONSECUTIVE -> DATE_TOO_MANY * (value - limit);
            case WEEK_HOURS, DAY_HOURS, NIGHT, AWAY -> value - limit;
        };
    }

    int minutes(int person) {
        return sums[person].minutes;
    }

    int nights(int person) {
        return sums[person].nights;
    }

    int daysOff(int person) {
        return sums[person].daysOff;
    }

    List<PlanRules.Day> days(int person) {
        return sums[person].view;
    }

    int missing(int slot) {
        return Math.max(0, needed[slot] - there[slot]);
    }

    int option(int cell) {
        return choices[cell];
    }

    int[] choices() {
        return choices.clone();
    }

    static long wishes(int unmet) {
        return (long) WISH * unmet;
    }
}
