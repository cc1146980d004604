package ${package};

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDateTime;
import java.util.HexFormat;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.PunchPage;
import org.junit.jupiter.api.Test;

class ${type}ProtocolTest {

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void asksForTwentyRecordsAfterTheSeventhOfLogTwo() {
        assertArrayEquals(bytes("75 09 02 0002 00000007 14 6f"), ${type}Protocol.read(new Cursor("2.7"), 500));
    }

    @Test
    void readsAPageOfOneRecord() throws Exception {
        byte[] answer = bytes("75 11 02 01 0002 00000008 31380000 04a1b2c3 b0");
        PunchPage page = ${type}Protocol.page(Cursor.START, ${type}Protocol.content(${type}Protocol.READ, answer));
        assertEquals(new Cursor("2.8"), page.next());
        assertEquals(true, page.more());
        assertEquals(LocalDateTime.of(2026, 3, 2, 8, 0), page.punches().get(0).clockReading());
    }

    @Test
    void aFlippedByteIsGarbled() {
        byte[] answer = bytes("75 11 02 01 0002 00000008 31380000 04a1b2c4 b0");
        assertThrows(DriverException.class, () -> ${type}Protocol.content(${type}Protocol.READ, answer));
    }
}
