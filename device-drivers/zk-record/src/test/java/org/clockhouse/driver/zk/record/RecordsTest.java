package org.clockhouse.driver.zk.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void readsTheCapturedRowOfFortyBytes() {
        byte[] row = bytes("0D00 393939313131333333" + "00".repeat(15) + "01 6BB36823 00 00000000FF000000");
        PunchRecord punch = PunchRecord.of(PunchLayout.BYTES_40, row, 0);
        assertEquals(new PunchRecord(13, "999111333", 0x2368B36BL, 1, 0, 0, true), punch);
        assertEquals(Optional.of(LocalDateTime.of(2018, 6, 25, 17, 50, 35)), punch.reading());
    }

    @Test
    void readsARowOfSixteenBytesBehindAnother() {
        byte[] row = bytes("00".repeat(16) + "E9030000 6BB36823 04 01 0000 07000000");
        assertEquals(
                new PunchRecord(0, "1001", 0x2368B36BL, 4, 1, 7, true), PunchRecord.of(PunchLayout.BYTES_16, row, 16));
    }

    @Test
    void readsARowOfEightBytes() {
        assertEquals(
                new PunchRecord(2, "", 0x2368B36BL, 1, 1, 0, true),
                PunchRecord.of(PunchLayout.BYTES_8, bytes("0200 01 6BB36823 01"), 0));
    }

    /** As terminals of the platforms ZEM500 and MA300 gave them to others. */
    @Test
    void readsARowOfEightBytesWhoseTimeIsLast() {
        PunchRecord punch = PunchRecord.of(PunchLayout.BYTES_8_TIME_LAST, bytes("0700 28 00 A8EBA71E"), 0);
        assertEquals(new PunchRecord(7, "", 0x1EA7EBA8L, 0x28, 255, 0, true), punch);
        assertEquals(Optional.of(LocalDateTime.of(2016, 1, 1, 19, 2, 0)), punch.reading());
        assertFalse(PunchRecord.of(PunchLayout.BYTES_8_TIME_LAST, bytes("0200 01 00B36823 01"), 0)
                .isTidy());
    }

    @Test
    void aRowOfFortyNineBytesBeginsAsOneOfForty() {
        byte[] row =
                bytes("0D00 393939313131333333" + "00".repeat(15) + "0F 6BB36823 01 00000000FF000000" + "00".repeat(9));
        assertEquals(
                new PunchRecord(13, "999111333", 0x2368B36BL, 15, 1, 0, true),
                PunchRecord.of(PunchLayout.BYTES_49, row, 0));
    }

    @Test
    void readsTheCapturedPerson() {
        UserRecord ned = UserRecord.of(
                UserLayout.BYTES_72,
                bytes("0D0000 34343400C69A807C 4E6564" + "00".repeat(21) + "DE000000 02 0100 010002000000 353535"
                        + "00".repeat(21)),
                0);
        assertEquals(13, ned.index());
        assertEquals("444", ned.password());
        assertEquals("Ned", new String(ned.name(), StandardCharsets.US_ASCII));
        assertEquals(0xDE, ned.card());
        assertEquals("555", ned.number());
    }

    /** The terminal's own garbage behind the password's NUL is left where it was. */
    @Test
    void aNewCardChangesNothingElseOfTheCapturedPerson() {
        byte[] ned = bytes("0D0000 34343400C69A807C 4E6564" + "00".repeat(21) + "DE000000 02 0100 010002000000 353535"
                + "00".repeat(21));
        byte[] expected = ned.clone();
        System.arraycopy(bytes("8F190000"), 0, expected, 35, 4);
        assertArrayEquals(
                expected,
                UserRecord.of(UserLayout.BYTES_72, ned, 0).withCard(6543).bytes());
    }

    @Test
    void makesTheCapturedNewPersonButForItsOwnGarbage() {
        UserRecord nuevo = UserRecord.blank(UserLayout.BYTES_72, 14, "11224488")
                .orElseThrow()
                .withPassword("123456")
                .withName("Nuevo", StandardCharsets.US_ASCII)
                .withCard(6543);
        assertArrayEquals(
                bytes("0E0000 3132333435360000 4E7565766F" + "00".repeat(19) + "8F190000 01" + "00".repeat(8)
                        + "3131323234343838" + "00".repeat(16)),
                nuevo.bytes());
    }

    @Test
    void aPersonOfTwentyEightBytesHasANumberOfDigitsOnly() {
        UserRecord person = UserRecord.blank(UserLayout.BYTES_28, 3, "4000000000")
                .orElseThrow()
                .withCard(6543)
                .withPassword("123456");
        assertEquals("4000000000", person.number());
        assertEquals(6543, person.card());
        assertEquals("12345", person.password());
        assertEquals(Optional.empty(), UserRecord.blank(UserLayout.BYTES_28, 3, "A12"));
        assertEquals(Optional.empty(), UserRecord.blank(UserLayout.BYTES_28, 3, "4294967296"));
    }

    @Test
    void aNameIsCutBetweenCharacters() {
        UserRecord person = UserRecord.blank(UserLayout.BYTES_72, 1, "1").orElseThrow();
        String name = "\u6b27\u9633\u4fee".repeat(4);
        byte[] utf8 = person.withName(name, StandardCharsets.UTF_8).name();
        assertEquals(name.substring(0, 7), new String(utf8, StandardCharsets.UTF_8));
        Charset gbk = Charset.forName("GBK");
        assertEquals(
                name.substring(0, 11), new String(person.withName(name, gbk).name(), gbk));
    }
}
