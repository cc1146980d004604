package org.clockhouse.attendance.internal.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A roster to begin with: date by date, whoever has worked least takes the shift that fills most, as long as it is allowed.
 * Wishes are heeded in the first round of a date and left aside in the second.
 */
final class FirstDraft {

    private final Puzzle puzzle;
    private final Scales scales;

    FirstDraft(Puzzle puzzle) {
        this.puzzle = puzzle;
        this.scales = puzzle.judge(new int[puzzle.cells()]);
    }

    int[] choices() {
        List<List<Integer>> byDate = new ArrayList<>();
        for (int date = 0; date < puzzle.rows.get(0).fixed().length; date++) {
            byDate.add(new ArrayList<>());
        }
        for (int cell = 0; cell < puzzle.cells(); cell++) {
            byDate.get(puzzle.date(cell)).add(cell);
        }
        for (List<Integer> cells : byDate) {
            cells.sort(Comparator.comparingInt(cell -> scales.minutes(puzzle.person(cell))));
            fill(cells, true);
            fill(cells, false);
        }
        return scales.choices();
    }

    private void fill(List<Integer> cells, boolean heeding) {
        for (int cell : cells) {
            if (scales.option(cell) == 0) {
                IntStream.range(1, puzzle.options(cell))
                        .filter(option -> isWorth(puzzle.pick(cell, option), heeding))
                        .boxed()
                        .sorted(Comparator.comparingInt(option -> -gain(puzzle.pick(cell, option))))
                        .anyMatch(option -> take(cell, option));
            }
        }
    }

    private boolean isWorth(Pick pick, boolean heeding) {
        int gain = gain(pick);
        return heeding ? pick.unmet() == 0 && 2 * gain >= pick.minutes() : gain > 0;
    }

    private int gain(Pick pick) {
        int gain = 0;
        for (int slot : pick.slots()) {
            gain += scales.missing(slot) > 0 ? puzzle.demand.slots().get(slot).minutes() : 0;
        }
        return gain;
    }

    private boolean take(int cell, int option) {
        long before = scales.points().broken();
        scales.choose(cell, option);
        if (scales.points().broken() > before) {
            scales.choose(cell, 0);
            return false;
        }
        return true;
    }
}
