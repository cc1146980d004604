package org.clockhouse.registry.internal.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.clockhouse.registry.internal.sheet.Sheet;

/** A sheet as bytes for the store. The first byte is the version of this layout. */
public final class SheetCodec {

    private static final int LAYOUT = 1;

    private SheetCodec() {}

    public static byte[] write(Sheet sheet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeByte(LAYOUT);
            out.writeUTF(sheet.encoding());
            out.writeInt(sheet.headings().size());
            for (String heading : sheet.headings()) {
                out.writeUTF(heading);
            }
            out.writeInt(sheet.rows().size());
            for (Sheet.Row row : sheet.rows()) {
                out.writeInt(row.number());
                out.writeInt(row.cells().size());
                for (Sheet.Cell cell : row.cells()) {
                    out.writeBoolean(cell.number());
                    out.writeUTF(cell.text());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static Sheet read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            if (in.readByte() != LAYOUT) {
                throw new IllegalStateException("the sheet was written by another release");
            }
            String encoding = in.readUTF();
            List<String> headings = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                headings.add(in.readUTF());
            }
            List<Sheet.Row> rows = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                rows.add(row(in));
            }
            return new Sheet(encoding, headings, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sheet.Row row(DataInputStream in) throws IOException {
        int number = in.readInt();
        List<Sheet.Cell> cells = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            boolean isNumber = in.readBoolean();
            String text = in.readUTF();
            cells.add(isNumber ? new Sheet.Cell(text, true) : Sheet.Cell.text(text));
        }
        return new Sheet.Row(number, cells);
    }
}
