package org.clockhouse.driver.zk.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One row of a punch log, as its fields say.
 *
 * @param index the terminal's internal one, 0 where the layout has none
 * @param number of the person; empty where the row names nobody, or by its index only
 * @param time see {@link ZkTime}
 * @param workCode 0 where there is none
 * @param isTidy whether number and bytes without meaning are as terminals have them
 */
public record PunchRecord(int index, String number, long time, int verify, int state, long workCode, boolean isTidy) {

    /** Of nine digits, as people are numbered; rows with bigger ones are hardly ever rows. */
    private static final long USUAL_NUMBER = 999_999_999L;

    private static final int LONGEST_NUMBER = 24;

    /** As terminals without keys write it. */
    private static final int NO_KEY = 255;

    private static final int LAST_KEY = 5;

    public static PunchRecord of(PunchLayout layout, byte[] bytes, int from) {
        ByteBuffer row = ByteBuffer.wrap(bytes, from, layout.width()).slice().order(ByteOrder.LITTLE_ENDIAN);
        return switch (layout) {
            case BYTES_8 ->
                new PunchRecord(
                        row.getShort(0) & 0xffff, "", unsigned(row, 3), row.get(2) & 0xff, row.get(7) & 0xff, 0, true);
            case BYTES_16 ->
                new PunchRecord(
                        0,
                        number(unsigned(row, 0)),
                        unsigned(row, 4),
                        row.get(8) & 0xff,
                        row.get(9) & 0xff,
                        unsigned(row, 12),
                        row.getShort(10) == 0 && unsigned(row, 0) <= USUAL_NUMBER);
            case BYTES_8_TIME_LAST ->
                new PunchRecord(
                        row.getShort(0) & 0xffff,
                        "",
                        unsigned(row, 4),
                        row.get(2) & 0xff,
                        NO_KEY,
                        0,
                        row.get(3) == 0 && row.get(7) > LAST_KEY);
            case BYTES_40, BYTES_49 ->
                new PunchRecord(
                        row.getShort(0) & 0xffff,
                        Text.number(bytes, from + 2, LONGEST_NUMBER),
                        unsigned(row, 27),
                        row.get(26) & 0xff,
                        row.get(31) & 0xff,
                        0,
                        true);
        };
    }

    private static long unsigned(ByteBuffer row, int at) {
        return Integer.toUnsignedLong(row.getInt(at));
    }

    private static String number(long value) {
        return value == 0 ? "" : String.valueOf(value);
    }

    /** Empty for a day that no calendar has. */
    public Optional<LocalDateTime> reading() {
        return ZkTime.decode(time);
    }

    /** Text in fields of fixed length. */
    static final class Text {

        private Text() {}

        /** Empty when what is there is no printable text. Garbage may follow the NUL. */
        static String number(byte[] bytes, int from, int most) {
            byte[] text = untilNul(bytes, from, most);
            for (byte next : text) {
                if (next <= ' ' || next == 0x7f) {
                    return "";
                }
            }
            return new String(text, StandardCharsets.US_ASCII);
        }

        static byte[] untilNul(byte[] bytes, int from, int most) {
            int length = 0;
            while (length < most && bytes[from + length] != 0) {
                length++;
            }
            byte[] text = new byte[length];
            System.arraycopy(bytes, from, text, 0, length);
            return text;
        }
    }
}
