package org.clockhouse.driver.zk.pull;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import org.clockhouse.driver.line.Framing;
import org.clockhouse.driver.zk.pull.ZkPullProtocol.Dataset;
import org.clockhouse.driver.zk.record.UserLayout;
import org.clockhouse.driver.zk.record.UserRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Byte for byte from captures. */
class ZkPullProtocolTest {

    private static final String NUEVO = "5050827D50000000 0800FC579D8A5C00 0E0006313233343536007C4E7565766F"
            + "00000000000000000000000000000000000000" + "8F190000010000000000000000"
            + "313132323434383800000000000000000000000000000000";
    private static final String LIVE_PUNCH = "5050827D28000000 F401AC1201000000 393939313131333333"
            + "000000000000000000000000000000" + "0100120619112905";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5050827D08000000 E80317FC00000000",
                "5050827D08000000 32007E4E4EB10100",
                "5050827D10000000 E00509494EB10700 00000000C0FF0000",
                "5050827D08000000 DE05C2484EB11100",
                "5050827D08000000 E903B64A4EB11200",
                "5050827D12000000 0B00B9E6F38D0C00 7E506C6174666F726D00",
                "5050827D1D000000 D007714CF38D0C00 7E506C6174666F726D3D5A454D3736305F54465400",
                "5050827D11000000 0C00EBBB84C54700 4C6F636B4F6E3D3500",
                "5050827D20000000 4F00EA79E7844500 0D008D000000000000000000000000000000000000000000",
                "5050827D09000000 F401A7FC00010000 64",
                "5050827D08000000 D007F6F702003700",
                NUEVO,
                LIVE_PUNCH
            })
    void capturedFramesAreReadAndWrittenAlike(String captured) {
        byte[] segment = bytes(captured);
        Frame frame = Frame.ofSegment(segment);
        assertTrue(frame.isIntact(), "the checksum is right");
        assertArrayEquals(segment, frame.segment());
        assertArrayEquals(Arrays.copyOfRange(segment, 8, segment.length), frame.datagram());
    }

    @Test
    void asksAsTheCapturedClientDid() {
        int session = 0xb14e;
        assertArrayEquals(
                bytes("5050827D08000000 E80317FC00000000"),
                new Frame(ZkPullProtocol.CONNECT, 0, 0, ZkPullProtocol.NOTHING).segment());
        assertArrayEquals(
                bytes("5050827D10000000 E00509494EB10700 00000000C0FF0000"),
                new Frame(ZkPullProtocol.READ_CHUNK, session, 7, ZkPullProtocol.chunk(0, 0xffc0)).segment());
        assertArrayEquals(
                bytes("5050827D12000000 0B00B9E6F38D0C00 7E506C6174666F726D00"),
                new Frame(ZkPullProtocol.OPTION_READ, 0x8df3, 12, ZkPullProtocol.option("~Platform")).segment());
    }

    @Test
    void writesThePersonThatTheCapturedClientWrote() {
        byte[] record = Arrays.copyOfRange(bytes(NUEVO), 16, 88);
        UserRecord person = UserRecord.of(UserLayout.BYTES_72, record, 0)
                .withCard(6543)
                .withName("Nuevo", StandardCharsets.US_ASCII);
        assertArrayEquals(bytes(NUEVO), new Frame(ZkPullProtocol.USER_WRITE, 0x8a9d, 0x5c, person.bytes()).segment());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0x0000, 617D3279",
        "0, 0xC0C5, 617D32B9",
        "1, 0x0000, 61FD3279",
        "12345, 0x03E8, 6DE1327A",
        "123456, 0x1234, 267F32EB",
        "999999, 0xFFFF, 22813296"
    })
    void scramblesTheCommKey(int key, int session, String scrambled) {
        assertArrayEquals(bytes(scrambled), ZkPullProtocol.scrambled(key, session));
    }

    @Test
    void asksForRecordsThroughTheBuffer() {
        assertArrayEquals(bytes("01 0900 05000000 00000000"), Dataset.USERS.request());
        assertArrayEquals(bytes("01 0D00 00000000 00000000"), Dataset.PUNCHES.request());
    }

    @Test
    void setsTheClockAndTheDoor() {
        assertArrayEquals(bytes("6BB36823"), ZkPullProtocol.clock(LocalDateTime.of(2018, 6, 25, 17, 50, 35)));
        assertArrayEquals(bytes("32000000"), ZkPullProtocol.tenths(5));
    }

    @Test
    void readsOptionsWithOneSignOrTwo() {
        byte[] answer = Frame.ofSegment(
                        bytes("5050827D1D000000 D007714CF38D0C00 7E506C6174666F726D3D5A454D3736305F54465400"))
                .data();
        assertEquals("ZEM760_TFT", ZkPullProtocol.optionValue(answer));
        assertEquals("0123", ZkPullProtocol.optionValue("~SerialNumber==0123\0x".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void anEventSaysItsKindWhereAnAnswerSaysItsSession() {
        Frame event = Frame.ofSegment(bytes(LIVE_PUNCH));
        assertEquals(ZkPullProtocol.REGISTER_EVENTS, event.command());
        assertEquals(1, event.session());
        assertEquals(0, event.reply());
        assertEquals(32, event.data().length);
    }

    @Test
    void aFlippedByteIsNoticed() {
        byte[] segment = bytes(NUEVO);
        segment[20] ^= 4;
        assertFalse(Frame.ofSegment(segment).isIntact());
    }

    /** Data that sum up to nothing have a checksum of nothing, which some firmware writes as all ones. */
    @Test
    void bothZerosOfTheChecksumAreTheSame() {
        byte[] body = bytes("0000 0000 0000 FFFF");
        assertTrue(Frame.ofDatagram(body).isIntact());
        body[2] = (byte) 0xff;
        body[3] = (byte) 0xff;
        assertTrue(Frame.ofDatagram(body).isIntact());
    }

    @Test
    void aFrameIsKnownByItsFirstBytes() {
        byte[] segment = bytes(LIVE_PUNCH);
        for (int known = 1; known < 8; known++) {
            assertEquals(
                    Framing.UNKNOWN_YET,
                    Frame.OVER_TCP.lengthOf(ByteBuffer.wrap(segment, 0, known).slice()));
        }
        assertEquals(48, Frame.OVER_TCP.lengthOf(ByteBuffer.wrap(segment)));
        assertEquals(Framing.NOT_A_FRAME, Frame.OVER_TCP.lengthOf(ByteBuffer.wrap(bytes("50AA"))));
        assertEquals(Framing.NOT_A_FRAME, Frame.OVER_TCP.lengthOf(ByteBuffer.wrap(bytes("5050827D07000000"))));
        assertEquals(Framing.NOT_A_FRAME, Frame.OVER_TCP.lengthOf(ByteBuffer.wrap(bytes("5050827DFFFFFF7F"))));
        assertEquals(Framing.NOT_A_FRAME, Frame.OVER_UDP.lengthOf(ByteBuffer.wrap(bytes("D007"))));
    }

    @Test
    void sizesAreReadAsFarAsTheyAreSaid() {
        ByteBuffer words = ZkTerminal.little(92);
        words.putInt(16, 12).putInt(32, 345).putInt(60, 3_000).putInt(64, 100_000);
        Sizes whole = Sizes.of(new Frame(2000, 1, 1, words.array()));
        assertEquals(12, whole.users().orElseThrow());
        assertEquals(345, whole.punches().orElseThrow());
        assertEquals(100_000, whole.punchCapacity().orElseThrow());
        Sizes part = Sizes.of(new Frame(2000, 1, 1, Arrays.copyOf(words.array(), 36)));
        assertEquals(345, part.punches().orElseThrow());
        assertTrue(part.punchCapacity().isEmpty());
    }

    @Test
    void sizesOfNothingButZerosSayNothing() {
        assertEquals(Sizes.UNSTATED, Sizes.of(new Frame(2000, 1, 1, new byte[92])));
    }
}
