package org.clockhouse.registry.imports;

import java.io.InputStream;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Sheets of any content, read as imports are and with the same limits. */
@ProviderType
public interface SheetReading {

    /**
     * The text of every cell of the first worksheet, or of a csv; rows without any are left out. Rows may differ in length, and there
     * may be one alone.
     *
     * @param content read to its end, never beyond the limits; the caller closes it
     * @throws org.clockhouse.kernel.Refused as {@link Imports#open}
     */
    List<List<String>> rows(InputStream content);

    /** The same with the place of each row; there are two at least. */
    List<Line> lines(InputStream content);

    /** @param number as the sheet program counts */
    record Line(int number, List<String> cells) {

        public Line {
            cells = List.copyOf(cells);
        }

        /** Empty where the row ends before. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }
}
