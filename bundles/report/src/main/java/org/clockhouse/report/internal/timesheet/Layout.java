package org.clockhouse.report.internal.timesheet;

import java.util.List;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Column;

/** What a report has in its columns and rows, whatever the format. */
public interface Layout {

    List<Column> columns();

    /** What the figures mean, a line each. */
    default List<String> meanings() {
        return List.of();
    }

    /** Before the rows of these people, all of them at once. */
    default void people(List<MonthRow> people) {}

    /** The rows of one person. */
    List<List<Cell>> rows(MonthRow row, String department);
}
