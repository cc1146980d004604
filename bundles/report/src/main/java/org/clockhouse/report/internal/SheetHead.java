package org.clockhouse.report.internal;

import java.util.List;

/**
 * What stands above a sheet, and what explains it below.
 *
 * @param period as people write it
 * @param printed by whom and when
 * @param meanings of the figures, a line each; empty where there are none
 */
record SheetHead(
        String company,
        String title,
        String period,
        String legend,
        String printed,
        List<Column> columns,
        List<String> meanings) {

    SheetHead {
        columns = List.copyOf(columns);
        meanings = List.copyOf(meanings);
    }
}
