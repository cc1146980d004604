package org.clockhouse.driver.northgate.chime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Outcome;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.driver.line.Framing;
import org.junit.jupiter.api.Test;

class ChimeProtocolTest {

    private static final String PAGE = "OK 3 MORE\r\n18;2026-03-02 08:00:00;04A1B2C3;IN;OK\r\n"
            + "19;2026-03-02 08:00:07;04A1B2C4;-;NO TIME\r\n.\r\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String asked(byte[] question) {
        return new String(question, StandardCharsets.US_ASCII);
    }

    private static PunchPage page(String answer) throws DriverException {
        return ChimeProtocol.page(Cursor.START, ChimeProtocol.answer(bytes(answer)));
    }

    @Test
    void asksForRecordsAfterTheCursor() {
        assertEquals("LOG 3 17 50\r\n", asked(ChimeProtocol.read(new Cursor("3.17"), 500)));
        assertEquals("LOG 0 0 20\r\n", asked(ChimeProtocol.read(Cursor.START, 20)));
        assertEquals("LOG 65535 0 20\r\n", asked(ChimeProtocol.read(new Cursor("of another make"), 20)));
    }

    @Test
    void readsAPageOfTwoRecords() throws Exception {
        PunchPage page = page(PAGE);
        assertEquals(new Cursor("3.19"), page.next());
        assertEquals(true, page.more());
        assertEquals(false, page.gap());
        RawPunch in = page.punches().get(0);
        assertEquals(LocalDateTime.of(2026, 3, 2, 8, 0), in.clockReading());
        assertEquals(FunctionKey.IN, in.key());
        assertEquals(Outcome.ACCEPTED, in.outcome());
        assertEquals(
                new Outcome.Refused(Outcome.Reason.OUTSIDE_HOURS, "TIME"),
                page.punches().get(1).outcome());
    }

    @Test
    void rowsThatMakeNoSenseAreKeptRawAndTheCursorPassesThem() throws Exception {
        PunchPage page = page("OK 3\r\n20;2026-02-30 08:00:00;04A1B2C3;IN;OK\r\n21;2026-03-02 08:00:00;;IN;OK\r\n"
                + "22;what\r\n.\r\n");
        assertEquals(new Cursor("3.22"), page.next());
        assertEquals(
                List.of(
                        UnreadableRow.Reason.NOT_A_TIME,
                        UnreadableRow.Reason.NOT_A_SUBJECT,
                        UnreadableRow.Reason.NOT_A_ROW),
                page.unreadable().stream().map(UnreadableRow::reason).toList());
    }

    @Test
    void aRecordWithoutAnEndIsCutAndKept() throws Exception {
        PunchPage page = page("OK 3\r\n20;" + "?".repeat(500) + "\r\n.\r\n");
        assertEquals(UnreadableRow.Reason.TOO_LONG, page.unreadable().get(0).reason());
        assertEquals(80, page.unreadable().get(0).raw().size());
    }

    @Test
    void anAnswerEndsWithItsDot() {
        assertEquals(PAGE.length(), length(PAGE + "OK"));
        assertEquals(Framing.UNKNOWN_YET, length(PAGE.substring(0, PAGE.length() - 1)));
        assertEquals(Framing.NOT_A_FRAME, length("HTTP/1.1 400"));
    }

    private static int length(String received) {
        return ChimeProtocol.FRAMING.lengthOf(ByteBuffer.wrap(bytes(received)));
    }

    @Test
    void aWrongPasscodeIsToldFromAnotherRefusal() {
        assertEquals(Fault.MISCONFIGURED, fault("ERR 02 passcode\r\n.\r\n"));
        assertEquals(Fault.REFUSED, fault("ERR 05 busy\r\n.\r\n"));
        assertEquals(Fault.GARBLED, fault("OK? 3\r\n.\r\n"));
    }

    private static Fault fault(String answer) {
        return assertThrows(DriverException.class, () -> ChimeProtocol.answer(bytes(answer)))
                .fault();
    }
}
