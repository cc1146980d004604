package org.clockhouse.report.internal;

import java.util.List;
import org.clockhouse.attendance.MonthRow;

/** What a report has in its columns and rows, whatever the format. */
interface Layout {

    List<Column> columns();

    /** The rows of one person. */
    List<List<Cell>> rows(MonthRow row, String department);
}
