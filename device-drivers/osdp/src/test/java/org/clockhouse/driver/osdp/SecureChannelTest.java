package org.clockhouse.driver.osdp;

import static org.clockhouse.driver.osdp.FrameTest.bytes;
import static org.clockhouse.driver.osdp.FrameTest.data;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.osdp.Frame.Block;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The values of the standard's annex, and a session recorded between other implementations. */
class SecureChannelTest {

    private static final String LED = "00 00 02 05 05 02 00 14 00 00 00 00 00 00";
    private static final String POLLED = "53 65 0E 00 0E 02 15 60 F7 F5 BA C9 7A D9";
    private static final String ACK = "53 E5 0E 00 0E 02 16 40 DE 27 F5 43 79 74";
    private static final String LIT =
            "53 65 1E 00 0F 02 17 69 72 39 95 EF AF D6 72 2B 69 45 7E 59 64 56 DC 69 ED 01 B3 C7 A5 FB";

    private SecureChannel panel;
    private SecureChannel reader;

    @BeforeEach
    void agree() {
        panel = recorded();
        reader = recorded();
    }

    private static SecureChannel recorded() {
        return new SecureChannel(
                bytes("000102030405060708090A0B0C0D0E0F"), bytes("08C02DE4495B07B5"), bytes("FE12F11664F3205A"));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private static Frame command(int sequence, int code, String data) {
        return Frame.command(0x65, Check.CRC, sequence, code, data(data));
    }

    @Test
    void cryptogramsAndFirstMacAreThoseOfTheStandard() {
        SecureChannel channel = new SecureChannel(
                ReaderKey.DEFAULT.scbk(EmulatedReader.ID), bytes("B0B1B2B3B4B5B6B7"), bytes("A0A1A2A3A4A5A6A7"));
        assertEquals("26D3356E07762D262801FC8E6665A891", hex(channel.serverCryptogram()));
        assertEquals("FDE5D2F428EC16312471EA3C02BD7796", hex(channel.clientCryptogram()));
        assertEquals("B2A30057EB98BA2229EC1F875662B524", hex(channel.chain()));
    }

    @Test
    void theFourStepsAreWrittenAsRecorded() {
        Frame challenge = command(0, Codes.CHLNG, "08C02DE4495B07B5").with(Block.of(SecureChannel.CHALLENGE, 1));
        assertEquals("536513000C0311017608C02DE4495B07B59E4F", hex(challenge.packet()));
        assertEquals("07B52340AC43173532D93A619942B0CD", hex(panel.clientCryptogram()));
        assertEquals("2EE39F1380513E6F4E200A6BD0C12912", hex(panel.serverCryptogram()));
        assertEquals("68E48E9BE300E804D3CFAB9F42FD77A4", hex(panel.chain()));
    }

    @Test
    void aSessionIsWrittenAndReadAsRecorded() throws Exception {
        assertEquals(Bytes.of(bytes(POLLED)), Bytes.of(panel.seal(command(2, Codes.POLL, ""))));
        assertEquals(Codes.POLL, reader.open(bytes(POLLED)).code());
        Frame ack = command(2, Codes.POLL, "").reply(Codes.ACK, Bytes.NONE);
        assertEquals(Bytes.of(bytes(ACK)), Bytes.of(reader.seal(ack)));
        assertEquals(Codes.ACK, panel.open(bytes(ACK)).code());
        assertEquals(Bytes.of(bytes(LIT)), Bytes.of(panel.seal(command(3, Codes.LED, LED))));
        assertEquals(data(LED), reader.open(bytes(LIT)).data());
    }

    @Test
    void dataOfEveryLengthComeOutAsTheyWentIn() throws Exception {
        for (int length = 0; length < 70; length++) {
            byte[] said = new byte[length];
            Arrays.fill(said, (byte) (length % 3 == 0 ? 0 : 0x80));
            Frame question = Frame.command(1, length % 2 == 0 ? Check.CRC : Check.CHECKSUM, 1, 0x80, Bytes.of(said));
            assertEquals(Bytes.of(said), reader.open(panel.seal(question)).data());
            Frame answer = question.reply(0x90, Bytes.of(said));
            assertEquals(Bytes.of(said), panel.open(reader.seal(answer)).data());
        }
    }

    @Test
    void anAnswerThatWasTamperedWithIsRefusedAndTheRightOneStillTaken() throws Exception {
        panel.seal(command(2, Codes.POLL, ""));
        byte[] forged = bytes(ACK);
        forged[7] = Codes.NAK;
        Check.CRC.write(forged);
        assertThrows(DriverException.class, () -> panel.open(forged));
        assertEquals(Codes.ACK, panel.open(bytes(ACK)).code());
    }

    @Test
    void anAnswerIsNotTakenTwiceNorTheOwnQuestionForAnAnswer() throws Exception {
        byte[] poll = panel.seal(command(2, Codes.POLL, ""));
        panel.open(bytes(ACK));
        assertThrows(DriverException.class, () -> panel.open(bytes(ACK)));
        assertThrows(DriverException.class, () -> panel.open(poll));
        assertThrows(DriverException.class, () -> panel.open(bytes("53 E5 08 00 06 40 B0 F0")), "clear");
    }

    @Test
    void aReadersKeyIsMadeFromTheMasterKeyAndItsNumber() throws Exception {
        ReaderKey master = ReaderKey.of("00:01:02:03:04:05:06:07:08:09:0a:0b:0c:0d:0e:0f", true)
                .orElseThrow();
        assertEquals("4918441C16ACD48ECC666B04D1F1CA99", hex(master.scbk(bytes("BEBA0100AFBEADDE"))));
    }
}
