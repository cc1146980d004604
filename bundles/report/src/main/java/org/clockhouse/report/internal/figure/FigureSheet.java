package org.clockhouse.report.internal.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.clockhouse.report.Dimension;
import org.clockhouse.report.FigureTable;
import org.clockhouse.report.Metric;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Column;
import org.clockhouse.report.internal.sheet.Sheet;
import org.clockhouse.report.internal.sheet.Words;

/** Lays figures out: groups at the left, a row of totals at the end. */
public final class FigureSheet {

    private final List<Dimension> by;
    private final List<Metric> metrics;
    private final Words words;

    public FigureSheet(List<Dimension> by, List<Metric> metrics, Words words) {
        this.by = by;
        this.metrics = metrics;
        this.words = words;
    }

    public List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (Dimension dimension : by) {
            if (dimension == Dimension.PERSON) {
                columns.add(Column.of("number", words, 10));
                columns.add(Column.of("name", words, 14));
            } else {
                columns.add(column(dimension, 14));
            }
        }
        metrics.forEach(metric -> columns.add(column(metric, words, 11)));
        return columns;
    }

    public List<String> meanings() {
        return meanings(metrics, words);
    }

    public static List<String> meanings(List<Metric> metrics, Words words) {
        return metrics.stream()
                .map(metric -> words.of("metric." + metric) + ": " + words.of("metric." + metric + ".means"))
                .toList();
    }

    public void write(FigureTable table, Sheet sheet) throws IOException {
        for (FigureTable.Row row : table.rows()) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < by.size(); i++) {
                FigureTable.Group group = row.groups().get(i);
                if (by.get(i) == Dimension.PERSON) {
                    cells.add(new Cell.Text(group.number()));
                }
                cells.add(new Cell.Text(words.of(group.name())));
            }
            sheet.row(withValues(cells, row.values()));
        }
        List<Cell> total = new ArrayList<>(Collections.nCopies(columns().size() - metrics.size(), Cell.EMPTY));
        if (!total.isEmpty()) {
            total.set(0, new Cell.Text(words.of("total")));
        }
        sheet.row(withValues(total, table.total()));
    }

    private List<Cell> withValues(List<Cell> cells, List<Long> values) {
        for (int i = 0; i < values.size(); i++) {
            cells.add(cell(metrics.get(i).unit(), values.get(i)));
        }
        return cells;
    }

    private static Cell cell(Metric.Unit unit, Long value) {
        if (value == null) {
            return Cell.EMPTY;
        }
        return switch (unit) {
            case MINUTES -> new Cell.Minutes(value);
            case COUNT -> new Cell.Count(value);
            case HUNDREDTHS_OF_PERCENT -> new Cell.Share(value);
        };
    }

    private Column column(Dimension dimension, int width) {
        return new Column(key(dimension.name()), words.of("by." + dimension), width, false);
    }

    static Column column(Metric metric, Words words, int width) {
        return new Column(key(metric.name()), words.of("metric." + metric), width, false);
    }

    /** {@code lateTimes} of {@code LATE_TIMES}. */
    static String key(String name) {
        StringBuilder key = new StringBuilder();
        for (String word : name.split("_")) {
            key.append(
                    key.isEmpty()
                            ? word.toLowerCase(java.util.Locale.ROOT)
                            : word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return key.toString();
    }
}
