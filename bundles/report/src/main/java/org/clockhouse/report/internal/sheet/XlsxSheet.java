package org.clockhouse.report.internal.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook with one worksheet, written as it comes, and one more where figures are explained. Text is stored as text, so that none of it is ever a formula. */
public final class XlsxSheet implements Sheet {

    /** Rows kept before they are written out. */
    private static final int FLUSH = 500;

    /** Of the zip: a twelfth larger than at the library's level, and a fifth of the time less. */
    private static final int COMPRESSION = 2;

    private static final int LONGEST_TEXT = 32_767;
    private static final double DAY = 1_440;

    private final Workbook workbook;
    private Worksheet sheet;
    private List<Column> columns = List.of();
    private SheetHead head;
    private int row;
    /** Of each column: the format of the numbers from {@link #since} on, null where there are none. */
    private String[] formats;

    private int[] since;

    public XlsxSheet(OutputStream out) {
        this.workbook = new Workbook(new Unclosed(out), "Clockhouse", "1.0");
        workbook.setCompressionLevel(COMPRESSION);
    }

    @Override
    public void begin(SheetHead sheetHead) throws IOException {
        head = sheetHead;
        columns =
                head.columns().stream().filter(column -> !column.onPaperOnly()).toList();
        formats = new String[columns.size()];
        since = new int[columns.size()];
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
            finishFormats();
            sheet.flush();
        }
    }

    private void put(int column, Cell cell) {
        String format = null;
        if (cell instanceof Cell.Count number) {
            sheet.value(row, column, number.count());
        } else if (cell instanceof Cell.Amount amount) {
            sheet.value(row, column, amount.hundredths() / 100.0);
            format = "0.00";
        } else if (cell instanceof Cell.Share share) {
            sheet.value(row, column, share.hundredths() / 10_000.0);
            format = "0.00%";
        } else if (minutes(cell) >= 0) {
            sheet.value(row, column, minutes(cell) / DAY);
            format = "[h]:mm";
        } else {
            String text = cell.shown();
            if (!text.isEmpty()) {
                sheet.value(row, column, text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
            }
        }
        format(column, format);
    }

    /** Negative where there is no length, or one that no spreadsheet shows. */
    private static long minutes(Cell cell) {
        if (cell instanceof Cell.Minutes length) {
            return length.minutes();
        }
        return cell instanceof Cell.Day day && day.letter().isEmpty() ? day.minutes() : -1;
    }

    /** A style is looked up anew whenever it is set, so that it is set for many rows at once. */
    private void format(int column, String format) {
        if (!Objects.equals(formats[column], format)) {
            finishFormat(column);
            formats[column] = format;
            since[column] = row;
        }
    }

    private void finishFormats() {
        for (int column = 0; column < formats.length; column++) {
            finishFormat(column);
            since[column] = row;
        }
    }

    private void finishFormat(int column) {
        if (formats[column] != null && since[column] < row) {
            sheet.range(since[column], column, row - 1, column)
                    .style()
                    .format(formats[column])
                    .set();
        }
    }

    @Override
    public void end() throws IOException {
        finishFormats();
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
