package ${package};

import java.nio.ByteBuffer;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.line.Framing;

/** Whatever a terminal answers: a page, or the driver's own exception. A Jazzer target. */
public final class ${type}Fuzz {

    private ${type}Fuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length > 0) {
            int length = ${type}Protocol.FRAMING.lengthOf(ByteBuffer.wrap(data).asReadOnlyBuffer());
            if (length < Framing.NOT_A_FRAME || length == 0) {
                throw new AssertionError("a frame of " + length);
            }
        }
        try {
            ${type}Protocol.page(Cursor.START, ${type}Protocol.content(${type}Protocol.READ, data));
        } catch (DriverException expected) {
            return;
        }
    }
}
