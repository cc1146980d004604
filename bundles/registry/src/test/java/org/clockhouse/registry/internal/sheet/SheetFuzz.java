package org.clockhouse.registry.internal.sheet;

import java.io.ByteArrayInputStream;
import java.util.EnumMap;
import java.util.Map;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.internal.imports.ColumnGuess;
import org.clockhouse.registry.internal.imports.RowValues;
import org.clockhouse.registry.internal.imports.SheetCodec;

/** Whatever is uploaded as a sheet of people, csv or workbook: refused with a code or read and kept whole. A Jazzer target. */
public final class SheetFuzz {

    private SheetFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Sheet sheet;
        try {
            sheet = SheetReader.read(new ByteArrayInputStream(data));
        } catch (Refused e) {
            demand(e.code().startsWith("import."), e.code());
            return;
        }
        demand(SheetCodec.read(SheetCodec.write(sheet)).equals(sheet), "the sheet is not kept as it was read");
        Map<Integer, ImportField> guess = ColumnGuess.of(sheet.headings());
        demand(
                guess.keySet().stream()
                        .allMatch(column -> column < sheet.headings().size()),
                guess);
        Map<ImportField, Integer> columns = new EnumMap<>(ImportField.class);
        for (ImportField field : ImportField.values()) {
            columns.put(field, field.ordinal() % sheet.headings().size());
        }
        sheet.rows().forEach(row -> check(sheet, new RowValues(row, columns)));
    }

    private static void check(Sheet sheet, RowValues row) {
        demand(row.row() > 0, "rows are counted from 1, not " + row.row());
        row.hiredOn();
        row.gender();
        row.number();
        row.isNumeric(ImportField.NUMBER);
        row.findings().forEach(found -> demand(!found.toString().isEmpty(), sheet));
    }

    private static void demand(boolean held, Object otherwise) {
        if (!held) {
            throw new AssertionError(otherwise);
        }
    }
}
