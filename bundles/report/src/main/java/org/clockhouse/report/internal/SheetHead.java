package org.clockhouse.report.internal;

import java.util.List;

/**
 * What stands above a sheet.
 *
 * @param period as people write it
 * @param printed by whom and when
 */
record SheetHead(String company, String title, String period, String legend, String printed, List<Column> columns) {

    SheetHead {
        columns = List.copyOf(columns);
    }
}
