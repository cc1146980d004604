package org.clockhouse.registry.internal.sheet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Text that sheet programs open as it is: with a byte order mark, and with nothing in it that they would execute. */
public final class CsvWriter {

    private static final String FORMULA = "=+-@\t\r";

    private CsvWriter() {}

    public static byte[] write(List<String> headings, List<List<String>> rows) {
        StringBuilder text = new StringBuilder("\uFEFF");
        text.append(line(headings));
        rows.forEach(row -> text.append(line(row)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvWriter::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A cell that begins like a formula gets an apostrophe in front, which reading takes away again. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
