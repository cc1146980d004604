package org.clockhouse.registry.internal.sheet;

import java.util.List;

/**
 * A sheet as read, whatever it was.
 *
 * @param encoding how its text was read; {@code xlsx} for a workbook
 */
public record Sheet(String encoding, List<String> headings, List<Row> rows) {

    /** More of anything than this is refused: what nobody has, but an attacker sends. */
    static final int MOST_BYTES = 20 << 20;

    static final int MOST_ROWS = 100_000;
    static final int MOST_COLUMNS = 100;
    /** What a hundred thousand people with every column have. Each is an object in memory. */
    static final int MOST_CELLS = 1_200_000;

    public static final int LONGEST_CELL = 2_000;

    public Sheet {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** @param number as the sheet program counts, the heading being 1 */
    public record Row(int number, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        public Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.EMPTY;
        }

        boolean isEmpty() {
            return cells.stream().allMatch(cell -> cell.text().isBlank());
        }
    }

    /** @param number whether the sheet program took it for a number, which has no leading zeros */
    public record Cell(String text, boolean number) {

        public static final Cell EMPTY = new Cell("", false);

        public static Cell text(String text) {
            return text.isEmpty() ? EMPTY : new Cell(text, false);
        }
    }
}
