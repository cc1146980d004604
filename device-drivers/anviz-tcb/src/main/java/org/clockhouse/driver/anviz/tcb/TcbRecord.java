package org.clockhouse.driver.anviz.tcb;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.HexFormat;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.driver.UnreadableRow.Reason;

/** One record of the log: person, time, how, function key and work code. */
record TcbRecord(byte[] bytes) {

    static final int LENGTH = 14;

    /** The second day of the year 2000, as independent clients of this family found out. */
    private static final LocalDateTime ZERO = LocalDateTime.of(2000, 1, 2, 0, 0);

    private static final int NO_KEY_BITS = 0x0f;
    private static final int CARD = 8;
    private static final int PASSWORD = 4;
    private static final int FINGERS = 3;
    /** The third finger and those after it are counted in the high bits. */
    private static final int LOW_BITS = 0x0f;

    private static final int THIRD_FINGER = 0x10;
    private static final int TENTH_FINGER = 0x80;

    /** The record itself: it is the same each time, and holds the time, which does not come back. */
    String id() {
        return HexFormat.of().formatHex(bytes);
    }

    private ByteBuffer fields() {
        return ByteBuffer.wrap(bytes);
    }

    long number() {
        return (bytes[0] & 0xffL) << 32 | Integer.toUnsignedLong(fields().getInt(1));
    }

    LocalDateTime reading() {
        return ZERO.plusSeconds(Integer.toUnsignedLong(fields().getInt(5)));
    }

    static byte[] of(long number, LocalDateTime reading, int how, int key) {
        int seconds = (int) java.time.Duration.between(ZERO, reading).getSeconds();
        return ByteBuffer.allocate(LENGTH)
                .put((byte) (number >> 32))
                .putInt((int) number)
                .putInt(seconds)
                .put((byte) how)
                .put((byte) key)
                .array();
    }

    /** @param until a reading later than that is none */
    void read(long row, LocalDateTime until, PunchPage.Builder page) {
        if (number() == 0) {
            page.unreadable(unreadable(Reason.NOT_A_SUBJECT, "no person").at(row));
        } else if (reading().isAfter(until)) {
            page.unreadable(unreadable(Reason.NOT_A_TIME, "far in the future").at(row));
        } else {
            page.punch(punch(row));
        }
    }

    private RawPunch punch(long row) {
        int how = bytes[9] & 0xff;
        int key = bytes[10] & NO_KEY_BITS;
        int workCode = fields().getInt(10) & 0xffffff;
        RawPunch.Builder punch = RawPunch.builder(id(), reading(), new HolderNumber(String.valueOf(number())))
                .method(method(how), String.valueOf(how))
                .key(key == 0 ? FunctionKey.IN : key == 1 ? FunctionKey.OUT : FunctionKey.UNSTATED, String.valueOf(key))
                .row(row)
                .raw(Bytes.of(bytes));
        return workCode == 0
                ? punch.build()
                : punch.workCode(String.valueOf(workCode)).build();
    }

    private static Method method(int how) {
        if (how == CARD) {
            return Method.CARD;
        }
        if (how == PASSWORD) {
            return Method.PIN;
        }
        boolean isLowFinger = how != 0 && (how & ~FINGERS) == 0;
        boolean isHighFinger = (how & LOW_BITS) == 0 && how >= THIRD_FINGER && how <= TENTH_FINGER;
        return isLowFinger || isHighFinger ? Method.FINGERPRINT : Method.UNSTATED;
    }

    private UnreadableRow unreadable(Reason reason, String detail) {
        return UnreadableRow.of(id(), reason, detail, Bytes.of(bytes));
    }
}
