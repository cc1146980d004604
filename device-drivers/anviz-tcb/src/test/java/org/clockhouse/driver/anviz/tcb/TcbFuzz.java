package org.clockhouse.driver.anviz.tcb;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.anviz.tcb.TcbProtocol.Answer;
import org.clockhouse.driver.anviz.tcb.TcbProtocol.Counts;
import org.clockhouse.driver.line.Framing;

/** Whatever bytes a terminal answers: refused as garbled or read, and every record of a list kept as something. A Jazzer target. */
public final class TcbFuzz {

    private static final LocalDateTime FAR = LocalDateTime.of(2030, 1, 1, 0, 0);

    private TcbFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int length = TcbProtocol.FRAMING.lengthOf(ByteBuffer.wrap(data).asReadOnlyBuffer());
        if (length != Framing.UNKNOWN_YET && length != Framing.NOT_A_FRAME && length < 11) {
            throw new AssertionError("a frame of " + length);
        }
        try {
            TcbProtocol.read(data).ifPresent(answer -> check(answer.data()));
            Counts.of(data);
            TcbProtocol.clock(data);
        } catch (DriverException expected) {
            // garbled is an answer too
        }
        check(data);
        TcbProtocol.text(data, 0, 32);
    }

    private static void check(byte[] data) {
        try {
            ByteBuffer records = TcbProtocol.parts(data, TcbRecord.LENGTH);
            PunchPage.Builder page = PunchPage.builder(Cursor.START);
            int count = records.remaining() / TcbRecord.LENGTH;
            for (int row = 0; row < count; row++) {
                byte[] record = new byte[TcbRecord.LENGTH];
                records.get(record);
                new TcbRecord(record).read(row + 1L, FAR, page);
            }
            if (page.rows() != count) {
                throw new AssertionError(page.rows() + " of " + count);
            }
            ByteBuffer people = TcbProtocol.parts(data, StaffRecord.LENGTH);
            while (people.hasRemaining()) {
                byte[] bytes = new byte[StaffRecord.LENGTH];
                people.get(bytes);
                read(new StaffRecord(bytes));
            }
        } catch (DriverException expected) {
            // garbled is an answer too
        }
    }

    private static void read(StaffRecord person) {
        person.name();
        person.card();
        person.pin();
        new Answer(0, 0, 0, person.bytes()).answers(1);
    }
}
