package org.clockhouse.registry.internal.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Small workbooks of text. Every cell is a string, so nothing is taken for a number, a date or a formula. */
public final class XlsxWriter {

    private static final String TEXT = "@";
    private static final int SPARE_ROWS = 500;

    private XlsxWriter() {}

    /** @param hints lines of a second sheet; none for no second sheet */
    public static byte[] write(
            String name, List<String> headings, List<List<String>> rows, String hintsName, List<String> hints) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Clockhouse", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(name);
            for (int column = 0; column < headings.size(); column++) {
                sheet.value(0, column, headings.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(
                        column, Math.max(12, Math.min(40, headings.get(column).length() + 6)));
            }
            for (int row = 0; row < rows.size(); row++) {
                List<String> cells = rows.get(row);
                for (int column = 0; column < cells.size(); column++) {
                    sheet.value(row + 1, column, cells.get(column));
                }
            }
            sheet.range(1, 0, rows.size() + SPARE_ROWS, headings.size() - 1)
                    .style()
                    .format(TEXT)
                    .set();
            sheet.freezePane(0, 1);
            if (!hints.isEmpty()) {
                Worksheet second = workbook.newWorksheet(hintsName);
                for (int line = 0; line < hints.size(); line++) {
                    second.value(line, 0, hints.get(line));
                }
                second.width(0, 100);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
