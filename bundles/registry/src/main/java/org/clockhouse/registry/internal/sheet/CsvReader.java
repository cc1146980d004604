package org.clockhouse.registry.internal.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Text with a sign between the cells (RFC 4180), the sign being the one that divides the first lines most evenly. */
final class CsvReader {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int LOOK_AT = 20;

    private final String text;
    private final char delimiter;
    private int at;
    private int line = 1;

    private CsvReader(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    static Sheet read(DecodedText decoded) {
        String text = decoded.text();
        char delimiter = ',';
        // What Excel itself writes and reads: sep=; in the first line.
        if (text.matches("(?s)sep=.\\r?\\n.*")) {
            delimiter = text.charAt(4);
            text = text.substring(text.indexOf('\n') + 1);
        } else {
            delimiter = delimiter(text);
        }
        CsvReader reader = new CsvReader(text, delimiter);
        List<Sheet.Row> rows = new ArrayList<>();
        int cells = 0;
        while (reader.at < reader.text.length()) {
            rows.add(reader.row());
            cells += rows.get(rows.size() - 1).cells().size();
            if (cells > Sheet.MOST_CELLS) {
                throw SheetReader.tooManyCells();
            }
            if (rows.size() > Sheet.MOST_ROWS + 1) {
                throw SheetReader.tooManyRows();
            }
        }
        return SheetReader.sheet(decoded.encoding(), rows);
    }

    private static char delimiter(String text) {
        String first = text.lines().limit(LOOK_AT).collect(Collectors.joining("\n"));
        char best = ',';
        long most = 0;
        for (char candidate : DELIMITERS) {
            CsvReader reader = new CsvReader(first, candidate);
            List<Integer> widths = new ArrayList<>();
            while (reader.at < first.length()) {
                widths.add(reader.row().cells().size());
            }
            // A title above the headings is not divided.
            long even = widths.stream()
                    .filter(width -> width > 1)
                    .mapToLong(width -> widths.stream().filter(width::equals).count() * 1000 + width)
                    .max()
                    .orElse(0);
            if (even > most) {
                most = even;
                best = candidate;
            }
        }
        return best;
    }

    /** One row; a quoted cell may hold line ends. */
    private Sheet.Row row() {
        int number = line;
        List<Sheet.Cell> cells = new ArrayList<>();
        boolean more = true;
        while (more) {
            String cell = at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
            if (cell.length() > Sheet.LONGEST_CELL) {
                throw SheetReader.cellTooLong(number);
            }
            cells.add(Sheet.Cell.text(unguarded(cell)));
            if (cells.size() > Sheet.MOST_COLUMNS) {
                throw SheetReader.tooWide();
            }
            more = at < text.length() && text.charAt(at) == delimiter;
            at += more ? 1 : 0;
        }
        endOfLine();
        return new Sheet.Row(number, cells);
    }

    private String plain() {
        int from = at;
        while (at < text.length() && text.charAt(at) != delimiter && !isLineEnd()) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append('"');
                at += 2;
            } else if (c == '"') {
                at++;
                return cell.append(plain()).toString();
            } else {
                line += c == '\n' ? 1 : 0;
                cell.append(c);
                at++;
                if (cell.length() > Sheet.LONGEST_CELL) {
                    throw SheetReader.cellTooLong(line);
                }
            }
        }
        return cell.toString();
    }

    /** {@code ="0017"} is how people keep Excel from taking the zeros away; an apostrophe how we and others keep formulas out. */
    private static String unguarded(String cell) {
        if (cell.length() > 3 && cell.startsWith("=\"") && cell.endsWith("\"")) {
            return cell.substring(2, cell.length() - 1);
        }
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@0123456789".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private boolean isLineEnd() {
        char c = text.charAt(at);
        return c == '\n' || c == '\r';
    }

    private void endOfLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }
}
