package org.clockhouse.report.internal.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** One object with the head and the rows; lengths are minutes, parts are of 1. */
public final class JsonSheet implements Sheet {

    private final Writer out;
    private List<Column> columns = List.of();
    private List<String> meanings = List.of();
    private boolean first = true;

    public JsonSheet(OutputStream out) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    @Override
    public void begin(SheetHead head) throws IOException {
        columns = head.columns();
        meanings = head.meanings();
        out.write("{\"company\":" + quoted(head.company()) + ",\"title\":" + quoted(head.title()) + ",\"period\":"
                + quoted(head.period()) + reporting(head.reporting()) + ",\"rows\":[");
    }

    private static String reporting(Reporting reporting) {
        if (reporting.statement().isEmpty()) {
            return "";
        }
        return ",\"complete\":" + reporting.isComplete() + ",\"reporting\":" + quoted(reporting.statement())
                + ",\"behind\":["
                + reporting.behind().stream().map(JsonSheet::quoted).collect(Collectors.joining(",")) + ']';
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        out.write(first ? "\n{" : ",\n{");
        first = false;
        String comma = "";
        for (int i = 0; i < cells.size(); i++) {
            if (!columns.get(i).onPaperOnly()) {
                out.write(comma + quoted(columns.get(i).key()) + ':' + value(cells.get(i)));
                comma = ",";
            }
        }
        out.write('}');
    }

    @Override
    public void end() throws IOException {
        out.write("\n],\"meanings\":["
                + meanings.stream().map(JsonSheet::quoted).collect(Collectors.joining(",")) + "]}\n");
        out.flush();
    }

    private static String value(Cell cell) {
        if (cell instanceof Cell.Minutes length) {
            return String.valueOf(length.minutes());
        }
        if (cell instanceof Cell.Day day) {
            return "{\"letter\":" + quoted(day.letter()) + ",\"minutes\":"
                    + (day.minutes() < 0 ? "null" : day.minutes()) + '}';
        }
        if (cell instanceof Cell.Count number) {
            return String.valueOf(number.count());
        }
        if (cell instanceof Cell.Share share) {
            return String.valueOf(share.hundredths() / 10_000.0);
        }
        return quoted(cell.shown());
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
