package org.clockhouse.registry.internal.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.Language;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.SheetFormat;
import org.clockhouse.registry.internal.imports.ColumnGuess;
import org.clockhouse.registry.internal.imports.TemplateWriter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetReaderTest {

    private static final String CSV = "工号,姓名,部门\r\n0017,王小明,生产部\r\n0025,李雷,办公室\r\n";
    private static final String WORKBOOK =
            """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
             xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>""";

    @Test
    void chineseTextIsReadInWhateverEncodingItCame() {
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                Charset.forName("GBK"),
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_16)) {
            Sheet sheet = read(CSV.getBytes(charset));
            assertEquals(List.of("工号", "姓名", "部门"), sheet.headings(), charset.name());
            assertEquals("王小明", sheet.rows().get(0).cell(1).text(), charset.name());
        }
        assertEquals("GBK", read(CSV.getBytes(Charset.forName("GBK"))).encoding());
        assertEquals(
                "UTF-8", read(("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_8)).encoding());
        assertEquals(
                "工号",
                read(("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_8))
                        .headings()
                        .get(0));
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertRefused("import.encoding", new byte[] {(byte) 0xC3, 'a', (byte) 0xFF, ',', 'b', '\n', 'c'});
    }

    @Test
    void theSignBetweenTheCellsIsFound() {
        for (String delimiter : List.of(",", ";", "\t", "|")) {
            Sheet sheet = read(CSV.replace(",", delimiter).getBytes(StandardCharsets.UTF_8));
            assertEquals(3, sheet.headings().size(), delimiter);
            byte[] titled = ("A title\n" + CSV.replace(",", delimiter)).getBytes(StandardCharsets.UTF_8);
            assertEquals(3, read(titled).rows().get(1).cells().size(), "below a title: " + delimiter);
        }
        assertEquals(
                2,
                read("sep=;\na;b,c\n1;2,3\n".getBytes(StandardCharsets.UTF_8))
                        .headings()
                        .size());
    }

    @Test
    void quotedCellsHoldDelimitersQuotesAndLines() {
        Sheet sheet = read("number,name\n1,\"O\"\"Neill, Ann\nMary\"\n2,x\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("O\"Neill, Ann\nMary", sheet.rows().get(0).cell(1).text());
        assertEquals(List.of(2, 4), sheet.rows().stream().map(Sheet.Row::number).toList());
    }

    @Test
    void zerosThatWereGuardedFromExcelComeThrough() {
        Sheet sheet = read("number,name\n=\"0017\",a\n'0018,b\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("0017", sheet.rows().get(0).cell(0).text());
        assertEquals("0018", sheet.rows().get(1).cell(0).text());
    }

    @Test
    void aWorkbookKeepsTextDatesAndPaddedNumbersAndMarksNumbers() throws IOException {
        Sheet sheet = read(workbook(book -> {
            book.value(0, 0, "工号");
            book.value(0, 1, "入职日期");
            book.value(0, 2, "卡号");
            book.value(1, 0, "0017");
            book.value(1, 1, LocalDate.of(2026, 11, 2));
            book.style(1, 1).format("yyyy-mm-dd").set();
            book.value(1, 2, 77705923);
            book.style(1, 2).format("0000000000").set();
            book.value(2, 0, 25);
            book.value(2, 2, 1234567890123456789L);
        }));
        Sheet.Row first = sheet.rows().get(0);
        assertEquals(
                List.of("0017", "2026-11-02", "0077705923"),
                first.cells().stream().map(Sheet.Cell::text).toList());
        assertFalse(first.cell(0).number());
        assertEquals("25", sheet.rows().get(1).cell(0).text());
        assertTrue(sheet.rows().get(1).cell(0).number());
        assertEquals("xlsx", sheet.encoding());
    }

    @Test
    void aWorkbookKeepsTimesAndSpans() throws IOException {
        Sheet sheet = read(workbook(book -> {
            book.value(0, 0, "工号");
            String[] formats = {
                "h:mm", "yyyy-mm-dd hh:mm", "[h]:mm", "m/d/yyyy h:mm:ss", "yyyy\"年\"m\"月\"d\"日\"", "0.00%", "h:mm"
            };
            double[] numbers = {0.374305555555556, 46328.375, 1.5, 46328.7502199074, 46328, 0.5, 46328.375};
            for (int column = 0; column < formats.length; column++) {
                book.value(1, column, numbers[column]);
                book.style(1, column).format(formats[column]).set();
            }
        }));
        assertEquals(
                List.of("08:59", "2026-11-02 09:00", "36:00", "2026-11-02 18:00:19", "2026-11-02", "0.5", "09:00"),
                sheet.rows().get(0).cells().stream().map(Sheet.Cell::text).toList());
    }

    @Test
    void emptyRowsDoNotCountAndRowsKeepTheNumberTheProgramShows() throws IOException {
        Sheet sheet = read(workbook(book -> {
            book.value(0, 0, "number");
            book.value(3, 0, "7");
            book.value(5, 0, " ");
        }));
        assertEquals(1, sheet.rows().size());
        assertEquals(4, sheet.rows().get(0).number());
    }

    @Test
    void nothingAndAHeadingAloneAreRefused() {
        assertRefused("import.empty", new byte[0]);
        assertRefused("import.empty", "number,name\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void moreThanTwentyMegabytesAreRefusedWithoutReadingOn() {
        InputStream endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                assertTrue(given <= Sheet.MOST_BYTES + 1L, "read on beyond the limit");
                return 'a';
            }
        };
        assertEquals(
                "import.too-big",
                assertThrows(Refused.class, () -> SheetReader.read(endless)).code());
    }

    @Test
    void moreRowsColumnsOrLettersThanAnybodyHasAreRefused() {
        assertRefused(
                "import.too-many-rows", ("n\n" + "1\n".repeat(Sheet.MOST_ROWS + 1)).getBytes(StandardCharsets.UTF_8));
        assertRefused("import.too-wide", ("a,".repeat(101) + "\n1\n").getBytes(StandardCharsets.UTF_8));
        assertRefused("import.cell-long", ("a,b\n1," + "x".repeat(2001) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aZipBombIsRefusedBeforeItUnpacks() throws IOException {
        byte[] bomb = zip(Map.of("xl/workbook.xml", WORKBOOK), "xl/worksheets/sheet1.xml", 64L << 20);
        assertTrue(bomb.length < 1 << 20);
        assertRefused("import.bomb", bomb);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<v>%s</v>", "<v>x</v><!-- %s -->", "<v a=\"%s\">x</v>", "<v><![CDATA[%s]]></v>", "<?p %s?>"})
    void aSingleTextThatNeverEndsIsRefusedWhileItIsRead(String where) throws IOException {
        String rows = "<worksheet><sheetData><row><c>" + where.formatted("a>".repeat(1 << 20));
        assertRefused("import.bomb", zip(Map.of("xl/workbook.xml", WORKBOOK, "xl/worksheets/sheet1.xml", rows)));
    }

    @Test
    void aTextDividedOverAndOverIsKeptNoLongerThanACell() throws IOException {
        String rows = "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>" + "<![CDATA[abc]]>d".repeat(100_000)
                + "</t></is></c></row></sheetData></worksheet>";
        assertRefused("import.cell-long", zip(Map.of("xl/workbook.xml", WORKBOOK, "xl/worksheets/sheet1.xml", rows)));
    }

    @Test
    void aCommentThatLooksEndedAndATextInPiecesAreReadAsTheyAre() throws IOException {
        String rows = "<?xml version=\"1.0\"?><worksheet><!--> < - > --><sheetData><row><c t=\"str\">"
                + "<v>n&amp;<![CDATA[<u>]]>m<!-- x -->b&#101;r</v></c></row>"
                + "<row><c t=\"inlineStr\"><is><r><t>0</t></r><rPh><t>zero</t></rPh><r><t>7</t></r></is></c></row>"
                + "</sheetData></worksheet>";
        Sheet sheet = read(zip(Map.of("xl/workbook.xml", WORKBOOK, "xl/worksheets/sheet1.xml", rows)));
        assertEquals(List.of("n&<u>mber"), sheet.headings());
        assertEquals("07", sheet.rows().get(0).cell(0).text());
    }

    @Test
    void moreCellsThanAnybodyHasAreRefused() {
        assertRefused(
                "import.too-many-cells",
                ("1,".repeat(90) + "1\n").repeat(14_000).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsPackedBesideTheSheetIsNeverUnpacked() throws IOException {
        String rows = "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>number</t></is></c></row>"
                + "<row><c t=\"inlineStr\"><is><t>7</t></is></c></row></sheetData></worksheet>";
        byte[] beside = zip(
                Map.of("xl/workbook.xml", WORKBOOK, "xl/worksheets/sheet1.xml", rows),
                "xl/media/image1.png",
                64L << 20);
        assertEquals("7", read(beside).rows().get(0).cell(0).text());
    }

    @Test
    void aDirectoryThatLiesIsRefused() throws IOException {
        byte[] honest = zip(Map.of("xl/workbook.xml", WORKBOOK));
        for (int at = honest.length - 22; at < honest.length; at++) {
            byte[] lying = honest.clone();
            lying[at] ^= (byte) 0x7F;
            assertThrows(Refused.class, () -> read(lying), "byte " + at);
        }
        for (int at = 0; at < honest.length; at++) {
            byte[] noisy = honest.clone();
            noisy[at] ^= (byte) 0x55;
            assertThrows(Refused.class, () -> read(noisy), "byte " + at);
        }
    }

    @Test
    void aWorkbookOfThousandsOfPartsIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 3000; i++) {
                zip.putNextEntry(new ZipEntry("p" + i));
            }
        }
        assertRefused("import.bomb", bytes.toByteArray());
    }

    @Test
    void aDocumentTypeIsRefusedAndNoFileIsRead(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "SECRET");
        String xxe = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
        String rows = "<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>&e;</t></is></c></row>"
                + "<row r=\"2\"><c t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData></worksheet>";
        assertRefused("import.xml", zip(Map.of("xl/workbook.xml", WORKBOOK, "xl/worksheets/sheet1.xml", xxe + rows)));
        assertRefused(
                "import.xml",
                zip(Map.of(
                        "xl/workbook.xml",
                        WORKBOOK,
                        "xl/worksheets/sheet1.xml",
                        rows.replace("&e;", "y"),
                        "xl/sharedStrings.xml",
                        xxe + "<sst><si><t>&e;</t></si></sst>")));
    }

    @Test
    void aLaughingMatterOfEntitiesIsRefused() throws IOException {
        String lol = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>";
        assertRefused("import.xml", zip(Map.of("xl/workbook.xml", WORKBOOK, "xl/worksheets/sheet1.xml", lol)));
    }

    @Test
    void brokenAndOldWorkbooksSayWhatTheyAre() throws IOException {
        assertRefused("import.unreadable", zip(Map.of("xl/workbook.xml", "<workbook")));
        assertRefused("import.unreadable", zip(Map.of("word/document.xml", "<a/>")));
        byte[] whole = workbook(book -> {
            book.value(0, 0, "number");
            book.value(1, 0, "7");
        });
        assertThrows(Refused.class, () -> read(java.util.Arrays.copyOf(whole, whole.length / 2)));
        assertRefused("import.format", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3});
    }

    @Test
    void cellsFarOutsideAreRefused() throws IOException {
        String rows =
                "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZZZ1\" t=\"inlineStr\"><is><t>x</t></is></c></row>"
                        + "</sheetData></worksheet>";
        assertRefused("import.too-wide", zip(Map.of("xl/workbook.xml", WORKBOOK, "xl/worksheets/sheet1.xml", rows)));
    }

    @Test
    void readingAloudIsNotPartOfAName() throws IOException {
        String rows = "<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>name</t></is></c></row>"
                + "<row r=\"2\"><c t=\"inlineStr\"><is><r><t>山</t></r><r><t>田</t></r><rPh sb=\"0\" eb=\"2\"><t>ヤマダ</t></rPh>"
                + "</is></c></row></sheetData></worksheet>";
        Sheet sheet = read(zip(Map.of("xl/workbook.xml", WORKBOOK, "xl/worksheets/sheet1.xml", rows)));
        assertEquals("山田", sheet.rows().get(0).cell(0).text());
    }

    @Test
    void theTemplateIsReadBackInBothLanguagesAndFormats() {
        for (SheetFormat format : SheetFormat.values()) {
            for (Language language : Language.values()) {
                Sheet sheet = read(TemplateWriter.write(format, language));
                Map<Integer, ImportField> guessed = ColumnGuess.of(sheet.headings());
                assertEquals(ColumnGuess.ZH.size(), guessed.size(), format + " " + language);
                assertEquals(1, sheet.rows().size());
            }
        }
    }

    @Test
    void headingsAreGuessedInBothLanguagesWithNotesAndStars() {
        assertEquals(
                Map.of(
                        0, ImportField.NUMBER,
                        1, ImportField.NAME_ZH,
                        3, ImportField.PHONE,
                        4, ImportField.HIRED_ON,
                        5, ImportField.DEPARTMENT),
                ColumnGuess.of(List.of("*员工编号", "姓名(必填)", "备注", "手机号码", "Hire Date", "所属部门")));
    }

    @Test
    void aCardIsGuessedByEachOfItsShortNames() {
        for (String heading : List.of("Card", "card no.", "卡号", "卡片号码")) {
            assertEquals(Map.of(0, ImportField.CARD), ColumnGuess.of(List.of(heading)), heading);
        }
        assertEquals(Map.of(0, ImportField.ID_DOCUMENT), ColumnGuess.of(List.of("Id card")));
    }

    @Test
    void noCellOfAnExportIsAFormula() {
        assertEquals("'=HYPERLINK(1)", CsvWriter.cell("=HYPERLINK(1)"));
        assertEquals("'@x", CsvWriter.cell("@x"));
        assertEquals("\"'+1,2\"", CsvWriter.cell("+1,2"));
        assertEquals("王", CsvWriter.cell("王"));
    }

    private static Sheet read(byte[] bytes) {
        return SheetReader.read(new ByteArrayInputStream(bytes));
    }

    private static void assertRefused(String code, byte[] bytes) {
        assertEquals(code, assertThrows(Refused.class, () -> read(bytes)).code());
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private static byte[] workbook(Filling filling) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            filling.fill(workbook.newWorksheet("people"));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        return zip(parts, "", 0);
    }

    private static byte[] zip(Map<String, String> parts, String bomb, long size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
            if (size > 0) {
                zip.putNextEntry(new ZipEntry(bomb));
                byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
                for (long written = 0; written < size; written += blanks.length) {
                    zip.write(blanks);
                }
            }
        }
        return bytes.toByteArray();
    }
}
