package org.clockhouse.registry.internal.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.kernel.Refused;

/** Reads a sheet by what it is, not by what its name says. */
public final class SheetReader {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private SheetReader() {}

    /** @throws Refused as {@code Imports.open} says */
    public static Sheet read(InputStream content) {
        Sheet sheet = whole(content);
        if (sheet.rows().isEmpty()) {
            throw new Refused("import.empty", "the sheet has a heading at most and no rows");
        }
        return sheet;
    }

    /** The first row may be all there is. */
    static Sheet whole(InputStream content) {
        return parse(bytes(content));
    }

    private static Sheet parse(byte[] bytes) {
        if (startsWith(bytes, ZIP)) {
            return new XlsxReader(bytes).read();
        }
        if (startsWith(bytes, OLE)) {
            throw new Refused(
                    "import.format", "that is an old or a protected workbook; save it as .xlsx without a password");
        }
        DecodedText text = DecodedText.of(bytes);
        return CsvReader.read(text);
    }

    /** Makes the sheet of all rows: the first one that is not empty is the heading, or what a known product has below it. */
    static Sheet sheet(String encoding, List<Sheet.Row> all) {
        List<Sheet.Row> rows = new ArrayList<>(all);
        rows.removeIf(Sheet.Row::isEmpty);
        if (rows.isEmpty()) {
            throw new Refused("import.empty", "the sheet is empty");
        }
        int head = SheetProfile.headingRow(rows);
        List<String> headings =
                rows.get(head).cells().stream().map(cell -> cell.text().strip()).toList();
        return new Sheet(encoding, headings, rows.subList(head + 1, rows.size()));
    }

    static Refused tooManyRows() {
        return new Refused("import.too-many-rows", "a sheet has at most " + Sheet.MOST_ROWS + " rows; divide it");
    }

    static Refused tooManyCells() {
        return new Refused("import.too-many-cells", "a sheet has at most " + Sheet.MOST_CELLS + " cells; divide it");
    }

    static Refused tooWide() {
        return new Refused("import.too-wide", "a sheet has at most " + Sheet.MOST_COLUMNS + " columns");
    }

    public static Refused cellTooLong(int row) {
        return new Refused(
                "import.cell-long", "row " + row + " has a cell of more than " + Sheet.LONGEST_CELL + " letters");
    }

    private static byte[] bytes(InputStream content) {
        try {
            byte[] bytes = content.readNBytes(Sheet.MOST_BYTES + 1);
            if (bytes.length > Sheet.MOST_BYTES) {
                throw new Refused("import.too-big", "a sheet is at most " + (Sheet.MOST_BYTES >> 20) + " MB");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (bytes[i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
