package org.clockhouse.driver.osdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.line.Framing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets as they were recorded between other implementations, byte for byte. */
class FrameTest {

    private static final String POLL = "53 65 08 00 06 60 02 F6";

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static Bytes data(String hex) {
        return Bytes.of(bytes(hex));
    }

    private static int framed(String hex) {
        return Frame.FRAMING.lengthOf(ByteBuffer.wrap(bytes(hex)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 61, 00, 53 65 09 00 04 61 00 D9 7A",
        "1, 62, 00, 53 65 09 00 05 62 00 BA 18",
        "2, 60, '', 53 65 08 00 06 60 02 F6",
        "1, 69, 0000020505020014000000000000, 53 65 16 00 05 69 00 00 02 05 05 02 00 14 00 00 00 00 00 00 96 B9",
        "2, 6a, 0002020102, 53 65 0D 00 06 6A 00 02 02 01 02 0E 7E"
    })
    void commandsAreWrittenAsRecorded(int sequence, String code, String data, String recorded) throws Exception {
        Frame frame = Frame.command(0x65, Check.CRC, sequence, Integer.parseInt(code, 16), data(data));
        assertEquals(Bytes.of(bytes(recorded)), Bytes.of(frame.packet()));
        assertEquals(frame, Frame.of(bytes(recorded)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 45, BEBAFE0101AFBEADDEADDEAD, 53 E5 14 00 04 45 BE BA FE 01 01 AF BE AD DE AD DE AD 07 FD",
        "2, 40, '', 53 E5 08 00 06 40 B0 F0",
        "2, 50, 00011A00AABBCC80, 53 E5 10 00 06 50 00 01 1A 00 AA BB CC 80 7A AA",
        "1, 41, 01, 53 E5 09 00 05 41 01 0E 8F"
    })
    void repliesAreReadAsRecorded(int sequence, String code, String data, String recorded) throws Exception {
        Frame asked = Frame.command(0x65, Check.CRC, sequence, Codes.POLL, Bytes.NONE);
        Frame expected = asked.reply(Integer.parseInt(code, 16), data(data));
        assertEquals(expected, Frame.of(bytes(recorded)));
        assertEquals(Bytes.of(bytes(recorded)), Bytes.of(expected.packet()));
    }

    @ParameterizedTest
    @CsvSource({
        "CRC, 0, 6E, 0080250000, 53 7F 0D 00 04 6E 00 80 25 00 00 6E 38",
        "CRC, 0, 61, 00, 53 00 09 00 04 61 00 C0 66",
        "CHECKSUM, 0, 6E, 0080250000, 53 7F 0C 00 00 6E 00 80 25 00 00 0F",
        "CHECKSUM, 0, 61, 00, 53 00 08 00 00 61 00 44"
    })
    void crcAndChecksumAreThoseOfTheStandard(Check check, int sequence, String code, String data, String recorded)
            throws Exception {
        byte[] packet = bytes(recorded);
        Frame frame = Frame.command(packet[1], check, sequence, Integer.parseInt(code, 16), data(data));
        assertEquals(Bytes.of(packet), Bytes.of(frame.packet()));
        assertEquals(frame, Frame.of(packet));
    }

    @Test
    void anyFlippedBitIsNoticed() {
        for (String recorded : new String[] {POLL, "53 00 08 00 00 61 00 44"}) {
            byte[] packet = bytes(recorded);
            for (int bit = 0; bit < packet.length * 8; bit++) {
                byte[] flipped = packet.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                // A packet that says that it has the other kind of check has a wrong one.
                assertThrows(DriverException.class, () -> Frame.of(flipped), "bit " + bit);
            }
        }
    }

    @Test
    void aPacketEndsWhereItSays() {
        assertEquals(8, framed(POLL));
        assertEquals(8, framed(POLL + "53 65"));
        assertEquals(Framing.UNKNOWN_YET, framed("53 65 08"));
        assertEquals(8, framed("53 65 08 00"));
    }

    @Test
    void noiseAndMarksBeforeAPacketArePassedOver() throws Exception {
        assertEquals(10, framed("FF FF" + POLL));
        assertEquals(3, framed("00 FF 01"));
        assertEquals(Framing.UNKNOWN_YET, framed("FF 53 65"));
        assertEquals(2, framed("FF 53 65 FF FF 00"), "no packet is that long");
        assertEquals(1, framed("53 65 02 00"), "nor that short");
        assertTrue(Frame.of(Frame.bare(bytes("00 FF" + POLL))).code() == Codes.POLL);
    }

    @Test
    void aPacketSaysNothingOfItsContentInTheLog() throws Exception {
        assertEquals(
                "Frame[60 at 101, sequence 2, 0 bytes]", Frame.of(bytes(POLL)).toString());
    }
}
