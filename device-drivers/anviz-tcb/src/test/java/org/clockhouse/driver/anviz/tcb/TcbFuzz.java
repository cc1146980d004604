package org.clockhouse.driver.anviz.tcb;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.List;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.anviz.tcb.TcbProtocol.Answer;
import org.clockhouse.driver.anviz.tcb.TcbProtocol.Counts;
import org.clockhouse.driver.line.Framing;

/** Whatever bytes a terminal answers: refused as garbled or read, and every record of a list kept as something. A Jazzer target. */
public final class TcbFuzz {

    private static final LocalDateTime FAR = LocalDateTime.of(2030, 1, 1, 0, 0);

    private static final Charset GBK = Charset.forName("GBK");

    private TcbFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int length = TcbProtocol.FRAMING.lengthOf(ByteBuffer.wrap(data).asReadOnlyBuffer());
        if (length != Framing.UNKNOWN_YET && length != Framing.NOT_A_FRAME && length < 10) {
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
            List<byte[]> records = TcbProtocol.parts(data, TcbRecord.LENGTH);
            PunchPage.Builder page = PunchPage.builder(Cursor.START);
            for (int row = 0; row < records.size(); row++) {
                new TcbRecord(records.get(row)).read(row + 1L, FAR, page);
            }
            if (page.rows() != records.size()) {
                throw new AssertionError(page.rows() + " of " + records.size());
            }
            for (byte[] bytes : TcbProtocol.parts(data, StaffRecord.WIDE, StaffRecord.NARROW)) {
                read(new StaffRecord(bytes));
            }
        } catch (DriverException expected) {
            // garbled is an answer too
        }
    }

    private static void read(StaffRecord person) {
        person.name(GBK);
        person.card();
        person.pin();
        new Answer(0, 0, 0, person.bytes()).answers(1);
    }
}
