package org.clockhouse.registry.internal.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.registry.Language;
import org.clockhouse.registry.imports.SheetFormat;
import org.clockhouse.registry.internal.sheet.CsvWriter;
import org.clockhouse.registry.internal.sheet.Sheet;
import org.clockhouse.registry.internal.sheet.XlsxWriter;

/** The rows that were not taken, as they came and with the reasons, ready to be mended and brought in again. */
final class WrongRowsWriter {

    private WrongRowsWriter() {}

    static byte[] write(Sheet sheet, List<RowPlan> wrong, SheetFormat format, Language language) {
        boolean zh = language == Language.ZH;
        Map<Integer, RowPlan> plans =
                wrong.stream().collect(Collectors.toMap(RowPlan::row, plan -> plan, (one, same) -> one));
        List<String> headings = new ArrayList<>(sheet.headings());
        headings.add(zh ? "原因" : "Reason");
        List<List<String>> rows = new ArrayList<>();
        for (Sheet.Row row : sheet.rows()) {
            if (plans.containsKey(row.number())) {
                rows.add(cells(row, sheet.headings().size(), reasons(sheet, plans.get(row.number()), language)));
            }
        }
        return format == SheetFormat.CSV
                ? CsvWriter.write(headings, rows)
                : XlsxWriter.write(zh ? "未导入" : "Not taken", headings, rows, "", List.of());
    }

    private static List<String> cells(Sheet.Row row, int columns, String reasons) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            cells.add(row.cell(column).text());
        }
        cells.add(reasons);
        return cells;
    }

    private static String reasons(Sheet sheet, RowPlan plan, Language language) {
        return plan.findings().stream()
                .filter(Finding::serious)
                .map(finding -> heading(sheet, finding) + finding.text(language))
                .collect(Collectors.joining("; "));
    }

    private static String heading(Sheet sheet, Finding finding) {
        return finding.column() >= 0 && finding.column() < sheet.headings().size()
                ? sheet.headings().get(finding.column()) + ": "
                : "";
    }
}
