package org.clockhouse.driver.zk.attlog.file;

import java.time.LocalDateTime;
import java.util.Optional;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.UnreadableRow.Reason;
import org.clockhouse.driver.zk.record.PunchLayout;
import org.clockhouse.driver.zk.record.PunchRecord;
import org.clockhouse.driver.zk.record.ZkCodes;

/**
 * One row of the binary twin into a punch, or a row that could not be read. Sixteen bytes: user id u32, time u32, verify u8,
 * state u8, two reserved, work code u32. Eight bytes: internal index u16, verify u8, time u32, state u8. Little-endian.
 */
final class BinaryRow {

    private static final int NO_KEY = 255;
    private static final int HIGHEST_KEY = 5;

    private final Layout layout;

    BinaryRow(Layout layout) {
        this.layout = layout;
    }

    private static boolean isPlausible(PunchRecord row) {
        return named(row)
                && (row.state() <= HIGHEST_KEY || row.state() == NO_KEY)
                && row.isTidy()
                && row.reading().isPresent();
    }

    private static boolean named(PunchRecord row) {
        return !row.number().isEmpty() || row.index() != 0;
    }

    /** Whether the bytes look like rows of this width; for telling formats apart. */
    static boolean isPlausible(Format format, byte[] bytes, int from) {
        return isPlausible(record(format, bytes, from));
    }

    /** Operation logs have rows of sixteen bytes too, with nothing in the first two. */
    static boolean isOperation(byte[] bytes, int from) {
        return bytes[from] == 0 && bytes[from + 1] == 0;
    }

    private static PunchRecord record(Format format, byte[] bytes, int from) {
        return PunchRecord.of(format == Format.PUNCHES_16 ? PunchLayout.BYTES_16 : PunchLayout.BYTES_8, bytes, from);
    }

    void read(byte[] bytes, int length, long number, PunchPage.Builder page) {
        int width = layout.format().width();
        if (length < width) {
            page.unreadable(Rows.unreadable(Reason.CUT_OFF, "the file ends within this row", bytes, 0, length, number));
            return;
        }
        PunchRecord row = record(layout.format(), bytes, 0);
        Optional<LocalDateTime> reading = row.reading();
        if (!named(row)) {
            page.unreadable(Rows.unreadable(Reason.NOT_A_SUBJECT, "no person's number", bytes, 0, width, number));
        } else if (layout.format() == Format.PUNCHES_8 && !layout.indexIsPin()) {
            page.unreadable(Rows.unreadable(
                    Reason.NOT_A_SUBJECT, "names an internal index, not a person's number", bytes, 0, width, number));
        } else if (reading.isEmpty()) {
            page.unreadable(Rows.unreadable(Reason.NOT_A_TIME, "no such date", bytes, 0, width, number));
        } else {
            page.punch(Rows.punch(row.number().isEmpty() ? String.valueOf(row.index()) : row.number(), reading.get())
                    .row(number)
                    .method(ZkCodes.method(row.verify()), String.valueOf(row.verify()))
                    .key(ZkCodes.key(row.state()), String.valueOf(row.state()))
                    .workCode(row.workCode() == 0 ? "" : String.valueOf(row.workCode()))
                    .raw(Bytes.of(bytes, 0, width))
                    .build());
        }
    }
}
