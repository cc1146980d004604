package org.clockhouse.driver.zk.attlog.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.FilePreview;
import org.clockhouse.driver.FilePreview.Content;
import org.clockhouse.driver.FileSource;
import org.clockhouse.driver.HolderRecord;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.zk.record.ZkTime;
import org.junit.jupiter.api.Test;

class UserRecordTest {

    private static final String ZEROS = "00".repeat(21);
    /** Captured: index 13, password 444 and garbage after it, Ned, card 0xDE, number 555. */
    private static final byte[] NED = HexFormat.of()
            .parseHex("0D0000343434" + "00C69A807C" + "4E6564" + "00".repeat(21) + "DE000000" + "02" + "0100"
                    + "010002000000" + "353535" + ZEROS);

    private final AttlogFileDriver driver = new AttlogFileDriver();

    private List<HolderRecord> holders(byte[] file, Map<String, String> settings) throws IOException {
        List<HolderRecord> found = new ArrayList<>();
        driver.holders(FileSource.of("user.dat", Bytes.of(file)), settings, found::add);
        return found;
    }

    private static byte[] named(byte[] name) {
        byte[] record = NED.clone();
        Arrays.fill(record, 11, 35, (byte) 0);
        System.arraycopy(name, 0, record, 11, name.length);
        return record;
    }

    private static byte[] twice(byte[] record) {
        byte[] both = Arrays.copyOf(record, record.length * 2);
        System.arraycopy(record, 0, both, record.length, record.length);
        return both;
    }

    @Test
    void readsTheCapturedRecord() throws IOException {
        assertEquals(72, NED.length);
        assertEquals(List.of(HolderRecord.of("555", "Ned").card(new Token("000000de"))), holders(NED, Map.of()));
    }

    @Test
    void readsAnAdministratorWhoIsDisabled() throws IOException {
        byte[] record = NED.clone();
        record[2] = 0x0e | 1;
        HolderRecord holder = holders(record, Map.of()).get(0);
        assertEquals(List.of(true, true), List.of(holder.isAdministrator(), holder.isDisabled()));
    }

    @Test
    void readsRecordsOfTwentyEightBytes() throws IOException {
        ByteBuffer record = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
        record.putShort(0, (short) 3).putInt(16, 6543).putInt(24, 1001);
        record.position(8);
        record.put("Ana".getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                List.of(
                        HolderRecord.of("1001", "Ana").card(new Token("0000198f")),
                        HolderRecord.of("1001", "Ana").card(new Token("0000198f"))),
                holders(twice(record.array()), Map.of()));
    }

    @Test
    void namesAreReadInEitherChineseEncodingAndInTheOneChosen() throws IOException {
        assertEquals(
                "张伟",
                holders(named("张伟".getBytes(StandardCharsets.UTF_8)), Map.of())
                        .get(0)
                        .name());
        assertEquals(
                "张伟",
                holders(named("张伟".getBytes(Charset.forName("GBK"))), Map.of())
                        .get(0)
                        .name());
        byte[] russian = named("Иван".getBytes(Charset.forName("windows-1251")));
        assertEquals(
                "Иван", holders(russian, Map.of("encoding", "cyrillic")).get(0).name());
    }

    @Test
    void aNameCutWithinACharacterLosesOnlyThatCharacter() throws IOException {
        byte[] longName = "阿里木江买买提依明".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "阿里木江买买提",
                holders(named(Arrays.copyOf(longName, 23)), Map.of()).get(0).name());
    }

    @Test
    void aPreviewCountsPeopleAndWhatCouldNotBeRead() throws IOException {
        byte[] file = Arrays.copyOf(twice(twice(NED)), 4 * 72 + 30);
        FilePreview preview = driver.preview(FileSource.of("user.dat", Bytes.of(file)), Map.of());
        assertEquals(Content.HOLDERS, preview.content());
        assertEquals("format.users72", preview.format());
        assertEquals(5, preview.rows());
        assertEquals(1, preview.unreadable());
    }

    @Test
    void theTimeOfTheFamilyHasMonthsOfThirtyOneDays() {
        assertEquals(
                "2018-06-25T17:50:35", ZkTime.decode(0x2368b36bL).orElseThrow().toString());
        assertEquals(0x2368b36bL, ZkTime.encode(ZkTime.decode(0x2368b36bL).orElseThrow()));
        long thirtiethOfFebruary = ((31L + 29) * 86_400);
        assertEquals(true, ZkTime.decode(thirtiethOfFebruary).isEmpty());
    }
}
