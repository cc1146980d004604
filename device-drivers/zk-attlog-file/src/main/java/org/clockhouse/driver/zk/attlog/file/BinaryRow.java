package org.clockhouse.driver.zk.attlog.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.Optional;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.UnreadableRow.Reason;

/**
 * One row of the binary twin into a punch, or a row that could not be read. Sixteen bytes: user id u32, time u32, verify u8,
 * state u8, two reserved, work code u32. Eight bytes: internal index u16, verify u8, time u32, state u8. Little-endian.
 */
final class BinaryRow {

    private static final long BIGGEST_USER_ID = 999_999_999L;
    private static final int NO_KEY = 255;
    private static final int HIGHEST_KEY = 5;

    private final Layout layout;

    BinaryRow(Layout layout) {
        this.layout = layout;
    }

    private record Fields(long user, long time, int verify, int state, long workCode, int reserved) {

        static Fields of16(ByteBuffer row) {
            return new Fields(
                    Integer.toUnsignedLong(row.getInt(0)),
                    Integer.toUnsignedLong(row.getInt(4)),
                    row.get(8) & 0xff,
                    row.get(9) & 0xff,
                    Integer.toUnsignedLong(row.getInt(12)),
                    row.getShort(10));
        }

        static Fields of8(ByteBuffer row) {
            return new Fields(
                    row.getShort(0) & 0xffff,
                    Integer.toUnsignedLong(row.getInt(3)),
                    row.get(2) & 0xff,
                    row.get(7) & 0xff,
                    0,
                    0);
        }

        boolean isPlausible() {
            return user > 0
                    && user <= BIGGEST_USER_ID
                    && (state <= HIGHEST_KEY || state == NO_KEY)
                    && reserved == 0
                    && ZkTime.decode(time).isPresent();
        }
    }

    /** Whether the bytes look like rows of this width; for telling formats apart. */
    static boolean isPlausible(Format format, byte[] bytes, int from) {
        return fields(format, bytes, from).isPlausible();
    }

    /** Operation logs have rows of sixteen bytes too, with nothing in the first two. */
    static boolean isOperation(byte[] bytes, int from) {
        return bytes[from] == 0 && bytes[from + 1] == 0;
    }

    private static Fields fields(Format format, byte[] bytes, int from) {
        ByteBuffer row = ByteBuffer.wrap(bytes, from, format.width()).slice().order(ByteOrder.LITTLE_ENDIAN);
        return format == Format.PUNCHES_16 ? Fields.of16(row) : Fields.of8(row);
    }

    void read(byte[] bytes, int length, long number, PunchPage.Builder page) {
        int width = layout.format().width();
        if (length < width) {
            page.unreadable(Rows.unreadable(Reason.CUT_OFF, "the file ends within this row", bytes, 0, length, number));
            return;
        }
        Fields fields = fields(layout.format(), bytes, 0);
        Optional<LocalDateTime> reading = ZkTime.decode(fields.time());
        if (fields.user() == 0 || fields.user() > BIGGEST_USER_ID) {
            page.unreadable(Rows.unreadable(Reason.NOT_A_SUBJECT, "no person's number", bytes, 0, width, number));
        } else if (layout.format() == Format.PUNCHES_8 && !layout.indexIsPin()) {
            page.unreadable(Rows.unreadable(
                    Reason.NOT_A_SUBJECT, "names an internal index, not a person's number", bytes, 0, width, number));
        } else if (reading.isEmpty()) {
            page.unreadable(Rows.unreadable(Reason.NOT_A_TIME, "no such date", bytes, 0, width, number));
        } else {
            page.punch(Rows.punch(String.valueOf(fields.user()), reading.get())
                    .row(number)
                    .method(Codes.method(fields.verify()), String.valueOf(fields.verify()))
                    .key(Codes.key(fields.state()), String.valueOf(fields.state()))
                    .workCode(fields.workCode() == 0 ? "" : String.valueOf(fields.workCode()))
                    .raw(Bytes.of(bytes, 0, width))
                    .build());
        }
    }
}
