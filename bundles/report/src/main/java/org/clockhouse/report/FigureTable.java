package org.clockhouse.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.clockhouse.kernel.LocalName;

/**
 * Figures by group.
 *
 * @param rows in the order of their groups
 * @param total of all rows; null where a row has null
 */
public record FigureTable(List<Dimension> by, List<Metric> metrics, List<Row> rows, List<Long> total) {

    /** More groups than this are refused: nobody reads them, and they are kept in memory. */
    public static final int MOST_ROWS = 100_000;

    /** @param values one for each metric; null for a part of nothing */
    public record Row(List<Group> groups, List<Long> values) {

        public Row {
            groups = List.copyOf(groups);
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /**
     * A value of a dimension.
     *
     * @param key an id, a code or a date; empty where there is none
     * @param number of a person; empty otherwise
     */
    public record Group(String key, String number, LocalName name) {}

    public FigureTable {
        by = List.copyOf(by);
        metrics = List.copyOf(metrics);
        rows = List.copyOf(rows);
        total = Collections.unmodifiableList(new ArrayList<>(total));
    }
}
