package org.clockhouse.report.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook with one worksheet, written as it comes, and one more where figures are explained. Text is stored as text, so that none of it is ever a formula. */
final class XlsxSheet implements Sheet {

    /** Rows kept before they are written out. */
    private static final int FLUSH = 500;

    private static final int LONGEST_TEXT = 32_767;
    private static final double DAY = 1_440;

    private final Workbook workbook;
    private Worksheet sheet;
    private List<Column> columns = List.of();
    private SheetHead head;
    private int row;

    XlsxSheet(OutputStream out) {
        this.workbook = new Workbook(new Unclosed(out), "Clockhouse", "1.0");
    }

    @Override
    public void begin(SheetHead sheetHead) throws IOException {
        head = sheetHead;
        columns =
                head.columns().stream().filter(column -> !column.onPaperOnly()).toList();
        sheet = workbook.newWorksheet(head.title());
        sheet.freezePane(2, 2);
        sheet.value(
                0,
                0,
                head.company() + "  " + head.title() + "  " + head.period() + "  " + head.printed() + "  "
                        + head.reporting().statement());
        row = 1;
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, columns.get(i).width() + 1.0);
            sheet.value(row, i, columns.get(i).title());
            sheet.style(row, i).bold().set();
        }
        row++;
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            put(i, cells.get(i));
        }
        if (++row % FLUSH == 0) {
            sheet.flush();
        }
    }

    private void put(int column, Cell cell) {
        if (cell instanceof Cell.Count number) {
            sheet.value(row, column, number.count());
            return;
        }
        if (cell instanceof Cell.Amount amount) {
            sheet.value(row, column, amount.hundredths() / 100.0);
            sheet.style(row, column).format("0.00").set();
            return;
        }
        if (cell instanceof Cell.Share share) {
            sheet.value(row, column, share.hundredths() / 10_000.0);
            sheet.style(row, column).format("0.00%").set();
            return;
        }
        long minutes = cell instanceof Cell.Minutes length
                ? length.minutes()
                : cell instanceof Cell.Day day && day.letter().isEmpty() ? day.minutes() : -1;
        if (minutes >= 0) {
            sheet.value(row, column, minutes / DAY);
            sheet.style(row, column).format("[h]:mm").set();
            return;
        }
        String text = cell.shown();
        if (!text.isEmpty()) {
            sheet.value(row, column, text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
        }
    }

    @Override
    public void end() throws IOException {
        sheet.finish();
        List<String> notes = new ArrayList<>(head.reporting().behind());
        notes.addAll(head.meanings());
        if (!notes.isEmpty()) {
            Worksheet meanings = workbook.newWorksheet("?");
            meanings.width(0, 120);
            for (int i = 0; i < notes.size(); i++) {
                meanings.value(i, 0, notes.get(i));
            }
            meanings.finish();
        }
        workbook.finish();
    }
}
