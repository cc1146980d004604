package org.clockhouse.driver.anviz.tcb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.UnreadableRow.Reason;
import org.clockhouse.driver.anviz.tcb.TcbProtocol.Answer;
import org.clockhouse.driver.anviz.tcb.TcbProtocol.Counts;
import org.clockhouse.driver.line.Framing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcbProtocolTest {

    private static final LocalDateTime FAR = LocalDateTime.of(2030, 1, 1, 0, 0);

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 38, a5 00 00 00 01 38 00 00 28 ca",
        "1, 3c, a5 00 00 00 01 3c 00 00 49 a9",
        "0, 74, a5 00 00 00 00 74 00 00 46 75"
    })
    void questionsAreThoseOfTheDocument(int device, String command, String frame) {
        byte[] question = TcbProtocol.question(device, Integer.parseInt(command, 16), TcbProtocol.NOTHING);
        assertEquals(HexFormat.of().formatHex(bytes(frame)), HexFormat.of().formatHex(question));
    }

    @Test
    void theChecksumIsMcrf4xx() {
        assertEquals(0x6f91, TcbProtocol.checksum("123456789".getBytes(), 9));
    }

    @Test
    void anAnswerIsReadWithItsCode() throws DriverException {
        byte[] frame = TcbProtocol.answer(new Answer(1, 0xb8, 0, bytes("1a 0b 15 08 00 01")));
        Answer answer = TcbProtocol.read(frame).orElseThrow();
        assertTrue(answer.answers(TcbProtocol.GET_CLOCK));
        assertEquals(LocalDateTime.of(2026, 11, 21, 8, 0, 1), TcbProtocol.clock(answer.data()));
        frame[10] ^= 1;
        assertEquals(Optional.empty(), TcbProtocol.read(frame));
    }

    @Test
    void lengthsAreAccountedForExactly() throws DriverException {
        byte[] frame = TcbProtocol.answer(new Answer(1, 0xc0, 0, new byte[15]));
        assertEquals(26, TcbProtocol.FRAMING.lengthOf(ByteBuffer.wrap(frame)));
        assertEquals(
                Framing.UNKNOWN_YET,
                TcbProtocol.FRAMING.lengthOf(ByteBuffer.wrap(frame, 0, 8).slice()));
        assertEquals(Framing.NOT_A_FRAME, TcbProtocol.FRAMING.lengthOf(ByteBuffer.wrap(new byte[] {1, 2})));
        assertThrows(DriverException.class, () -> TcbProtocol.read(java.util.Arrays.copyOf(frame, 25)));
        assertThrows(DriverException.class, () -> TcbProtocol.parts(new byte[16], 14));
        assertThrows(
                DriverException.class,
                () -> TcbProtocol.parts(new byte[] {2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 14));
        assertEquals(
                2,
                TcbProtocol.parts(ByteBuffer.allocate(29).put(0, (byte) 2).array(), 14)
                        .size());
        assertThrows(DriverException.class, () -> Counts.of(new byte[17]));
        assertThrows(DriverException.class, () -> TcbProtocol.clock(bytes("1a 0d 15 08 00 01")));
        assertThrows(DriverException.class, () -> TcbProtocol.clock(new byte[3]));
    }

    private static RawPunch punch(String hex) {
        PunchPage.Builder page = PunchPage.builder(Cursor.START);
        new TcbRecord(bytes(hex)).read(1, FAR, page);
        return page.build().punches().get(0);
    }

    @Test
    void secondsAreCountedFromTheSecondDayOfTwoThousand() {
        RawPunch punch = punch("00000003e9 00000000 08 81 000000");
        assertEquals(LocalDateTime.of(2000, 1, 2, 0, 0), punch.clockReading());
        assertEquals(new HolderNumber("1001"), punch.subject());
        assertEquals(Method.CARD, punch.method());
        assertEquals(FunctionKey.OUT, punch.key());
        assertEquals("", punch.workCode());
        assertEquals(
                LocalDateTime.of(2000, 1, 2, 0, 0).plusSeconds(0x80000000L),
                new TcbRecord(bytes("0000000001 80000000 00 00 000000")).reading());
    }

    @Test
    void personNumbersOfFiveBytesAndWorkCodesOfThreeAreRead() {
        RawPunch punch = punch("ffffffffff 2d000000 02 05 000101");
        assertEquals(new HolderNumber("1099511627775"), punch.subject());
        assertEquals(Method.FINGERPRINT, punch.method());
        assertEquals(FunctionKey.UNSTATED, punch.key());
        assertEquals("5", punch.keyCode());
        assertEquals("257", punch.workCode());
    }

    /** As the public client counts fingers: the first two in the low bits, the others in the high ones. */
    @ParameterizedTest
    @CsvSource({
        "01, FINGERPRINT",
        "30, FINGERPRINT",
        "80, FINGERPRINT",
        "04, PIN",
        "90, UNSTATED",
        "11, UNSTATED",
        "00, UNSTATED"
    })
    void eachFingerIsOne(String how, Method method) {
        assertEquals(method, punch("0000000001 2d000000 " + how + " 00 000000").method());
    }

    /** A ping has no return code, as commands have none; 10 bytes in all. */
    @Test
    void aPingIsReadAsTheQuestionThatItIs() throws DriverException {
        byte[] ping = TcbProtocol.question(7, TcbProtocol.PING, TcbProtocol.NOTHING);
        assertEquals(10, TcbProtocol.FRAMING.lengthOf(ByteBuffer.wrap(ping)));
        Answer said = TcbProtocol.read(ping).orElseThrow();
        assertEquals(TcbProtocol.PING, said.command());
        assertEquals(7, said.device());
    }

    @ParameterizedTest
    @CsvSource({"0000000000 2d000000 02 00 000000, NOT_A_SUBJECT", "0000000001 ffffffff 02 00 000000, NOT_A_TIME"})
    void whatIsNoPunchIsKeptAsItCame(String hex, Reason reason) {
        PunchPage.Builder page = PunchPage.builder(Cursor.START);
        new TcbRecord(bytes(hex)).read(3, FAR, page);
        assertEquals(reason, page.build().unreadable().get(0).reason());
        assertEquals(14, page.build().unreadable().get(0).raw().size());
    }

    @Test
    void aPersonKeepsWhatIsNotChanged() {
        Charset gbk = Charset.forName("GBK");
        StaffRecord person = StaffRecord.blank(1001, StaffRecord.WIDE);
        assertEquals(Optional.empty(), person.card());
        assertEquals(Optional.empty(), person.pin());
        StaffRecord changed = person.withCard(0x00b1c2d3).withPin("0471").withName("王芳", gbk);
        assertEquals(1001, changed.number());
        assertEquals("00b1c2d3", HexFormat.of().formatHex(changed.card().orElseThrow()));
        assertEquals(Optional.of("0471"), changed.pin());
        assertEquals("王芳", changed.name(gbk));
        assertEquals(changed, changed.withPin("999999").withPin("0471"));
        assertEquals(Optional.of("01234567"), changed.withPin("01234567").pin());
        assertEquals(Optional.of("99999999"), changed.withPin("99999999").pin());
        assertEquals("ABCDEFGHIJ", changed.withName("ABCDEFGHIJKLM", gbk).name(gbk));
        assertEquals("ABCDEFGHI", changed.withName("ABCDEFGHI\ud83d\ude00", gbk).name(gbk));
    }
}
