package org.clockhouse.driver.zk.attlog.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.FilePreview;
import org.clockhouse.driver.FilePreview.Content;
import org.clockhouse.driver.FileReading;
import org.clockhouse.driver.FileSource;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.driver.UnreadableRow.Reason;
import org.junit.jupiter.api.Test;

class AttlogFileDriverTest {

    /** The rows that public test suites carry. */
    private static final String PUBLIC_ROWS = "        1\t2026-10-03 08:59:01\t1\t0\t1\t0\n"
            + "        1\t2026-10-03 18:10:22\t1\t1\t1\t0\n"
            + "      200\t2020-08-26 23:08:49\t7\t0\t1\t53\n"
            + "EMP-20001\t2026-06-02 09:15:00\t99\t0\t3\t0\n";

    private final AttlogFileDriver driver = new AttlogFileDriver();

    private PunchPage read(String content) throws IOException {
        return read(Bytes.of(content), Map.of());
    }

    private PunchPage read(Bytes content, Map<String, String> settings) throws IOException {
        try (FileReading reading = driver.open(FileSource.of("1_attlog.dat", content), settings)) {
            return reading.next(1000);
        }
    }

    private FilePreview preview(String name, Bytes content) throws IOException {
        return driver.preview(FileSource.of(name, content), Map.of());
    }

    private static Bytes hex(String bytes) {
        return Bytes.of(HexFormat.of().parseHex(bytes.replace(" ", "").replace("|", "")));
    }

    @Test
    void readsTheFirstPublicRowByteForByte() throws IOException {
        Bytes line = hex("20 20 20 20 20 20 20 20 31 09 32 30 32 36 2D 31 30 2D 30 33 20 30 38 3A 35 39 3A 30 31"
                + "09 31 09 30 09 31 09 30 0A");
        RawPunch expected = RawPunch.builder(
                        "1@2026-10-03T08:59:01", LocalDateTime.of(2026, 10, 3, 8, 59, 1), new HolderNumber("1"))
                .method(Method.FINGERPRINT, "1")
                .key(FunctionKey.IN, "0")
                .row(1)
                .raw(Bytes.of(line.toArray(), 0, line.size() - 1))
                .build();
        assertEquals(List.of(expected), read(line, Map.of()).punches());
    }

    @Test
    void readsThePublicRows() throws IOException {
        List<RawPunch> punches = read(PUBLIC_ROWS).punches();
        assertEquals(
                List.of("1", "1", "200", "EMP-20001"),
                punches.stream()
                        .map(punch -> ((HolderNumber) punch.subject()).value())
                        .toList());
        assertEquals(
                List.of(FunctionKey.IN, FunctionKey.OUT, FunctionKey.IN, FunctionKey.IN),
                punches.stream().map(RawPunch::key).toList());
        assertEquals("53", punches.get(2).workCode());
        assertEquals("", punches.get(0).workCode());
        assertEquals(Method.PIN, punches.get(3).method());
    }

    /** As in a public file of 2013: the number, the first eight letters of the name, the time, and no way of verifying. */
    @Test
    void aNameBetweenNumberAndTimeIsPassedOver() throws IOException {
        PunchPage page = read("9\tKravchen\t2013-04-20 09:36:49\t1\t0\n12\t\t2013-04-20 10:59:05\t1\t1\n");
        assertEquals(List.of(), page.unreadable());
        assertEquals(new HolderNumber("9"), page.punches().get(0).subject());
        assertEquals(
                LocalDateTime.of(2013, 4, 20, 9, 36, 49), page.punches().get(0).clockReading());
        assertEquals(FunctionKey.OUT, page.punches().get(1).key());
        assertEquals(
                Bytes.of("9\tKravchen\t2013-04-20 09:36:49\t1\t0"),
                page.punches().get(0).raw());
    }

    @Test
    void aFileThatWasSavedAgainInSixteenBitsIsReadByItsMark() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Bytes content = Bytes.of(("\uFEFF" + PUBLIC_ROWS.replace("\n", "\r\n")).getBytes(charset));
            assertEquals(read(PUBLIC_ROWS).punches(), read(content, Map.of()).punches(), charset.name());
            FilePreview preview = preview("1_attlog.dat", content);
            assertEquals(Content.PUNCHES, preview.content());
        }
    }

    @Test
    void aFileThatWasSavedAgainInSixteenBitsWithoutAMarkIsReadToo() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Bytes content = Bytes.of(PUBLIC_ROWS.getBytes(charset));
            assertEquals(read(PUBLIC_ROWS).punches(), read(content, Map.of()).punches(), charset.name());
        }
    }

    @Test
    void leadingZerosOfANumberAreKept() throws IOException {
        assertEquals(
                new HolderNumber("000117"),
                read("000117\t2026-10-03 08:59:01\t1\t0\t1\t0\n")
                        .punches()
                        .get(0)
                        .subject());
    }

    @Test
    void aReadingThatIsNoDateIsKeptRawWithItsLine() throws IOException {
        PunchPage page = read("1\t2026-10-03 08:59:01\t1\t255\t1\t0\n"
                + "8\t1990-00--8 -16:-29:-40\t1\t255\t1\t0\r\n"
                + "8\t2026-02-30 08:00:00\t1\t255\t1\t0\n"
                + "8\t2026-02-28 24:00:00\t1\t255\t1\t0\n");
        assertEquals(1, page.punches().size());
        assertEquals(
                List.of(Reason.NOT_A_TIME, Reason.NOT_A_TIME, Reason.NOT_A_TIME),
                page.unreadable().stream().map(UnreadableRow::reason).toList());
        assertEquals(OptionalLong.of(2), page.unreadable().get(0).row());
        assertEquals(
                Bytes.of("8\t1990-00--8 -16:-29:-40\t1\t255\t1\t0"),
                page.unreadable().get(0).raw());
    }

    @Test
    void anAncientButPossibleReadingIsAPunchForTheHostToJudge() throws IOException {
        assertEquals(1, read("8\t2000-01-01 00:00:20\t1\t255\t1\t0\n").punches().size());
    }

    @Test
    void blankLinesAreNoRowsButCountAsLines() throws IOException {
        PunchPage page = read("\n   \n1\t2026-10-03 08:59:01\t1\t0\t1\t0\n\n");
        assertEquals(OptionalLong.of(3), page.punches().get(0).row());
        assertEquals(1, page.rows());
    }

    @Test
    void aRowWithoutAPersonAndARowThatHoldsTwoAreUnreadable() throws IOException {
        PunchPage page = read(PUBLIC_ROWS
                + "\t2026-10-03 08:59:01\t1\t0\t1\t0\n"
                + "1\t2026-10-03 08:59:01\t1\t0\t1\t0        2\t2026-10-03 09:00:00\t1\t0\t1\t0\n"
                + "12345678901234567890123456\t2026-10-03 08:59:01\t1\t0\t1\t0\n");
        assertEquals(
                List.of(Reason.NOT_A_SUBJECT, Reason.NOT_A_ROW, Reason.NOT_A_SUBJECT),
                page.unreadable().stream().map(UnreadableRow::reason).toList());
    }

    @Test
    void aLastLineWithoutItsEndIsReadWhenItIsWholeAndReportedWhenItIsNot() throws IOException {
        String whole = "1\t2026-10-03 08:59:01\t1\t0\t1\t0\n2\t2026-10-03 08:59:01\t1\t0\t1\t0";
        assertEquals(2, read(whole).punches().size());
        PunchPage cut = read(whole.substring(0, whole.length() - 4));
        assertEquals(1, cut.punches().size());
        assertEquals(Reason.CUT_OFF, cut.unreadable().get(0).reason());
    }

    @Test
    void aPreviewTellsWhatIsInTheFile() throws IOException {
        FilePreview preview = preview("stick_CKJB204160123_attlog.dat", Bytes.of(PUBLIC_ROWS.replace("\n", "\r\n")));
        assertEquals(Content.PUNCHES, preview.content());
        assertEquals(4, preview.rows());
        assertEquals(Optional.of(LocalDateTime.of(2020, 8, 26, 23, 8, 49)), preview.earliest());
        assertEquals(Optional.of(LocalDateTime.of(2026, 10, 3, 18, 10, 22)), preview.latest());
        assertEquals(Map.of(FunctionKey.IN, 3L, FunctionKey.OUT, 1L), preview.keys());
        assertEquals(Map.of("1", 2L, "200", 1L, "EMP-20001", 1L), preview.subjects());
        assertEquals(2, preview.backwards());
        assertEquals(Optional.of("CKJB204160123"), preview.terminalNamed());
        assertEquals("US-ASCII", preview.encoding());
        assertEquals("columns.reason.usual", preview.facts().get("columns.reason"));
        assertEquals(List.of("columns"), preview.open());
    }

    @Test
    void everyTextKeyOfAPreviewHasItsWords() {
        for (Format format : Format.values()) {
            assertTrue(driver.descriptor().texts().has(format.key()), format.key());
        }
        for (String reason : List.of("noKey", "verifyCode", "pairs", "card", "usual", "chosen")) {
            assertTrue(driver.descriptor().texts().has("columns.reason." + reason), reason);
        }
    }

    /** As public parsers and their test data show it: the heading has tabs that the rows have not. */
    @Test
    void readsFilesWithALineOfHeadings() throws IOException {
        List<RawPunch> punches = read("No\tMchn\tEnNo\t\tName\t\tMode\tIOMd\tDateTime\t\r\n"
                        + "000001\t1\t000000052\tHenrique      \t1\t0\t2025/12/01  07:41:00\r\n"
                        + "000017\t1\t000000052\tHenrique      \t1\t1\t2025/12/01  12:00:00\r\n")
                .punches();
        assertEquals(
                RawPunch.builder("52@2025-12-01T07:41", LocalDateTime.of(2025, 12, 1, 7, 41), new HolderNumber("52"))
                        .method(Method.UNSTATED, "1")
                        .key(FunctionKey.IN, "0")
                        .row(2)
                        .raw(Bytes.of("000001\t1\t000000052\tHenrique      \t1\t0\t2025/12/01  07:41:00"))
                        .build(),
                punches.get(0));
        assertEquals(FunctionKey.OUT, punches.get(1).key());
    }

    @Test
    void wordsForInAndOutAreReadAndANumberThatIsAlwaysTheSameSaysNothing() throws IOException {
        RawPunch word = read("No\tTMNo\tEnNo\tName\tGMNo\tMode\tIn/Out\tAntipass\tProxyWork\tDateTime\n"
                        + "1\t1\t00000001\tamaan\t1\tFP\tDutyOff\t0\t0\t2026-02-14 16:40:09\n")
                .punches()
                .get(0);
        assertEquals(FunctionKey.OUT, word.key());
        assertEquals(Method.FINGERPRINT, word.method());
        List<RawPunch> same = read("# DeviceModel = S362E\nNo\tTMNo\tEnNo\tName\tINOUT\tMode\tDateTime\n"
                        + "1\t1\t50014\t\t0\t0\t2026/03/01 08:05:23\n2\t1\t43\t\t0\t0\t2026/03/01 12:15:44\n")
                .punches();
        assertEquals(
                List.of(FunctionKey.UNSTATED, FunctionKey.UNSTATED),
                same.stream().map(RawPunch::key).toList());
        assertEquals("0", same.get(0).keyCode());
        assertEquals(new HolderNumber("50014"), same.get(0).subject());
    }

    @Test
    void datesThatEndInTheYearAreReadWhereOneRowProvesTheirOrder() throws IOException {
        String heading = "No\tTMNo\tEnNo\tName\tGMNo\tMode\tIn/Out\tDateTime\n";
        String rows = "1\t1\t7\tA\t1\t1\t0\t%s 08:00:01\n2\t1\t7\tA\t1\t1\t1\t%s 18:00:01\n";
        String monthFirst = heading + String.format(rows, "11/05/2026", "11/28/2026");
        String dayFirst = heading + String.format(rows, "05-11-2026", "28-11-2026");
        List<LocalDateTime> expected =
                List.of(LocalDateTime.of(2026, 11, 5, 8, 0, 1), LocalDateTime.of(2026, 11, 28, 18, 0, 1));
        for (String file : List.of(monthFirst, dayFirst)) {
            PunchPage page = read(file);
            assertEquals(
                    expected,
                    page.punches().stream().map(RawPunch::clockReading).toList(),
                    file);
        }
        assertEquals(
                "dates.monthFirst",
                preview("GLG_001.TXT", Bytes.of(monthFirst)).facts().get("dates"));
        assertEquals(
                "dates.dayFirst",
                preview("GLG_001.TXT", Bytes.of(dayFirst)).facts().get("dates"));
    }

    @Test
    void datesThatEndInTheYearAreKeptRawWhereNothingOrEverythingIsProven() throws IOException {
        String heading = "No\tTMNo\tEnNo\tName\tGMNo\tMode\tIn/Out\tDateTime\n";
        String rows = "1\t1\t7\tA\t1\t1\t0\t%s 08:00:01\n2\t1\t7\tA\t1\t1\t1\t%s 18:00:01\n";
        for (String file : List.of(
                String.format(rows, "11/05/2026", "11/06/2026"), String.format(rows, "28/11/2026", "11/28/2026"))) {
            PunchPage page = read(heading + file);
            assertEquals(List.of(), page.punches(), file);
            assertEquals(
                    List.of(Reason.NOT_A_TIME, Reason.NOT_A_TIME),
                    page.unreadable().stream().map(UnreadableRow::reason).toList());
        }
    }

    @Test
    void rowsBelowHeadingsThatMakeNoSenseAreKeptRaw() throws IOException {
        String heading = "No\tMchn\tEnNo\tName\tMode\tIOMd\tDateTime\n";
        PunchPage page = read(heading
                + "1\t1\t7\tA\t1\t0\t2025/02/30  07:41:00\n"
                + "2\t1\t\tA\t1\t0\t2025/12/01  07:41:00\n"
                + "3\t1\t7\tA\t1\t0\t2025/12/01  07:41:004\t1\t7\tA\t1\t0\t2025/12/01  07:42:00\n"
                + "\n"
                + "5\t1\t7\tA\t1\t0\t2025/12/01  07:4");
        assertEquals(0, read(heading).rows());
        assertEquals(Content.PUNCHES, preview("GLG_001.TXT", Bytes.of(heading)).content());
        assertEquals(
                List.of(Reason.NOT_A_TIME, Reason.NOT_A_SUBJECT, Reason.NOT_A_ROW, Reason.CUT_OFF),
                page.unreadable().stream().map(UnreadableRow::reason).toList());
        assertEquals(List.of(), page.punches(), "of two rows in one line neither is guessed");
    }

    @Test
    void readsRowsOfSixteenBytes() throws IOException {
        Bytes row = hex("F7 14 99 3B | 6B B3 68 23 | 01 | 00 | 00 00 | 35 00 00 00");
        RawPunch punch = read(row, Map.of()).punches().get(0);
        assertEquals(LocalDateTime.of(2018, 6, 25, 17, 50, 35), punch.clockReading());
        assertEquals(new HolderNumber("999888119"), punch.subject());
        assertEquals("53", punch.workCode());
        assertEquals(Method.FINGERPRINT, punch.method());
    }

    @Test
    void rowsOfEightBytesNameAnIndexAndWaitForSomebodyToSayThatItIsTheNumber() throws IOException {
        Bytes rows = hex("0D 00 01 6B B3 68 23 00 | 0E 00 01 6C B3 68 23 01");
        PunchPage careful = read(rows, Map.of());
        assertEquals(0, careful.punches().size());
        assertEquals(2, careful.unreadable().size());
        assertEquals(List.of("indexIsPin"), preview("1_attlog.dat", rows).open());
        List<RawPunch> told = read(rows, Map.of("indexIsPin", "true")).punches();
        assertEquals(new HolderNumber("13"), told.get(0).subject());
        assertEquals(FunctionKey.OUT, told.get(1).key());
    }

    @Test
    void anOperationLogIsNotTakenForPunches() throws IOException {
        Bytes operation = hex("00 00 06 2A C2 9B 68 23 03 00 00 00 07 00 02 05");
        assertEquals(Content.NOTHING, preview("oplog.dat", operation).content());
        Bytes likePunches = hex("00 00 04 00 C2 9B 68 23 03 00 00 00 07 00 00 00");
        assertEquals("format.operations", preview("x.dat", likePunches).format());
    }
}
