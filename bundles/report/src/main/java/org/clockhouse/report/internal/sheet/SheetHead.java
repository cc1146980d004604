package org.clockhouse.report.internal.sheet;

import java.util.List;

/**
 * What stands above a sheet, and what explains it below.
 *
 * @param period as people write it
 * @param printed by whom and when
 * @param meanings of the figures, a line each; empty where there are none
 * @param reporting how far the terminals behind it have reported
 */
public record SheetHead(
        String company,
        String title,
        String period,
        String legend,
        String printed,
        List<Column> columns,
        List<String> meanings,
        Reporting reporting) {

    public SheetHead {
        columns = List.copyOf(columns);
        meanings = List.copyOf(meanings);
    }
}
