package org.clockhouse.driver.northgate.chime;

import java.nio.ByteBuffer;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.line.Framing;

/** Whatever a terminal answers: a page with every record in it, or the driver's own exception. A Jazzer target. */
public final class ChimeFuzz {

    private ChimeFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length > 0) {
            int length = ChimeProtocol.FRAMING.lengthOf(ByteBuffer.wrap(data).asReadOnlyBuffer());
            if (length < Framing.NOT_A_FRAME || length == 0 || length > data.length) {
                throw new AssertionError("a frame of " + length);
            }
        }
        try {
            var answer = ChimeProtocol.answer(data);
            PunchPage page = ChimeProtocol.page(Cursor.START, answer);
            if (page.rows() != answer.size() - 1) {
                throw new AssertionError(answer.size() - 1 + " records, kept " + page.rows());
            }
        } catch (DriverException expected) {
            return;
        }
    }
}
