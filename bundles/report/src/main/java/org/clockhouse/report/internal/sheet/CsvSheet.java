package org.clockhouse.report.internal.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Comma-separated values (RFC 4180) in UTF-8. What a spreadsheet would take for a formula is made plain text. */
public final class CsvSheet implements Sheet {

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n";

    private final Writer out;
    private final boolean mark;
    private List<Column> columns = List.of();
    private Reporting reporting = Reporting.NONE;

    public CsvSheet(OutputStream out, boolean mark) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.mark = mark;
    }

    @Override
    public void begin(SheetHead head) throws IOException {
        columns = head.columns();
        reporting = head.reporting();
        if (mark) {
            out.write('\uFEFF');
        }
        line(columns.stream()
                .map(column -> (Cell) new Cell.Text(column.title()))
                .toList());
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        line(cells);
    }

    /** What is not complete ends with rows that say so, each with as many fields as all others. */
    @Override
    public void end() throws IOException {
        if (!reporting.isComplete()) {
            note(reporting.statement());
            for (String behind : reporting.behind()) {
                note(behind);
            }
        }
        out.flush();
    }

    private void note(String text) throws IOException {
        List<Cell> cells = new ArrayList<>(Collections.nCopies(columns.size(), Cell.EMPTY));
        cells.set(0, new Cell.Text("# " + text));
        line(cells);
    }

    private void line(List<Cell> cells) throws IOException {
        String comma = "";
        for (int i = 0; i < cells.size(); i++) {
            if (!columns.get(i).onPaperOnly()) {
                out.write(comma);
                Cell cell = cells.get(i);
                out.write(quoted(cell instanceof Cell.Count ? cell.shown() : harmless(cell.shown())));
                comma = ",";
            }
        }
        out.write("\r\n");
    }

    public static String harmless(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
    }

    private static String quoted(String text) {
        boolean plain =
                text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
