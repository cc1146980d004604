package org.clockhouse.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.clockhouse.kernel.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** Any list as a sheet, in every format that reports have. */
@ProviderType
public interface ListSheets {

    /**
     * @param title in the language
     * @param period as people write it; empty for none
     * @param zone of the moments in it, and of when it was made
     */
    record Head(String code, String title, String period, ZoneId zone, List<Column> columns) {

        public Head {
            columns = List.copyOf(columns);
        }
    }

    /** @param key for machines @param width in characters @param number whether its cells are whole numbers, or empty */
    record Column(String key, String title, int width, boolean number) {}

    /** Hands over the rows, one after the other, each with a text for each column. */
    @FunctionalInterface
    interface Rows {
        void each(Consumer<List<String>> row);
    }

    /** Writes the whole sheet and flushes, but does not close. It is in the audit trail, with how many rows it holds. */
    void write(
            Actor actor,
            Head head,
            Rows rows,
            ReportRequest.Format format,
            ReportRequest.Language language,
            boolean byteOrderMark,
            OutputStream out)
            throws IOException;
}
