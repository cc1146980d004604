package org.clockhouse.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.closing.SiteCompleteness;
import org.clockhouse.attendance.closing.SiteCompleteness.Behind;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.replacement.FeeRule;
import org.clockhouse.credential.replacement.FeeRuleId;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.ReportRequest.Format;
import org.clockhouse.report.ReportRequest.Language;
import org.clockhouse.report.ReportRequest.Name;
import org.clockhouse.report.internal.card.CardSheets;
import org.clockhouse.report.internal.figure.CountSheet;
import org.clockhouse.report.internal.figure.CycleSheet;
import org.clockhouse.report.internal.figure.DayReading;
import org.clockhouse.report.internal.figure.Figures;
import org.clockhouse.report.internal.figure.Listings;
import org.clockhouse.report.internal.payroll.PayCodes;
import org.clockhouse.report.internal.payroll.Payroll;
import org.clockhouse.report.internal.sheet.CsvSheet;
import org.clockhouse.report.internal.sheet.Letterhead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetReportsTest {

    @TempDir
    Path directory;

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private final RecordedAudit audit = new RecordedAudit();
    private final TestClock clock = new TestClock("2026-11-01T08:00:00Z");
    private final InMemoryRegistry registry =
            new InMemoryRegistry(new InMemoryTransactions(), audit, new RecordedChanges(), clock);
    private final Department press = registry.department("冲压车间");
    private final PreparedTimesheets timesheets = new PreparedTimesheets();
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, new RecordedChanges(), clock);
    private final CardSheets cards =
            new CardSheets(desk.replacements, desk.checks, registry.directory, registry.sites, registry.departments);
    private final PreparedPeriods periods = new PreparedPeriods();
    private final DayReading days =
            new DayReading(timesheets, timesheets.rules(registry, audit, clock), registry.directory);
    private List<SiteCompleteness> reporting = List.of();
    private final PayCodes codes = new PreparedAllowances().codes();
    private final SheetReports reports = new SheetReports(
            timesheets,
            new Letterhead(registry.organisation, registry.sites, clock),
            registry.departments,
            null,
            cards,
            new Figures(days, registry.sites, registry.departments),
            new Payroll(
                    days,
                    new PreparedCycles().reading(),
                    new PreparedCounts().reading(timesheets.rules(registry, audit, clock)),
                    periods.lines(),
                    codes,
                    registry.sites,
                    registry.departments),
            new PreparedLeave().months(codes, periods.lines()),
            new Listings(
                    new CycleSheet(new PreparedCycles().reading()),
                    new CountSheet(new PreparedCounts().reading(timesheets.rules(registry, audit, clock)))),
            (org, scope, site, until) -> reporting,
            audit);

    @Test
    void t113EverySheetSaysWhichTerminalsHaveNotReported() throws IOException {
        Instant wanted = Instant.parse("2026-10-31T16:00:00Z");
        Behind gate = new Behind(
                TerminalId.next(),
                new LocalName("大门", "Gate"),
                Optional.of(Instant.parse("2026-10-30T09:12:00Z")),
                3,
                true);
        reporting = List.of(new SiteCompleteness(
                registry.site("上海", "Asia/Shanghai").id(),
                new LocalName("上海", "Shanghai"),
                wanted,
                gate.reportedUpTo(),
                4,
                List.of(gate)));
        String said = "NOT COMPLETE: 1 of 4 terminals have not reported all up to 2026-11-01 00:00 UTC+08:00";
        String line =
                "Shanghai · Gate: reported up to 2026-10-30 17:12 UTC+08:00, 3 records are missing, punches were overwritten"
                        + " before they were read";
        for (Name name : List.of(Name.MONTH_SHEET, Name.DAILY_LIST, Name.LATENESS)) {
            String csv = text(name, Format.CSV, Language.EN);
            assertTrue(csv.contains("\r\n# " + said), csv);
            assertTrue(csv.contains("\r\n\"# " + line + "\""), csv);
            String json = text(name, Format.JSON, Language.EN);
            assertTrue(json.contains("\"complete\":false,\"reporting\":\"" + said + "\",\"behind\":[\"" + line), json);
            PdfReader pdf = new PdfReader(bytes(request(name, Format.PDF)));
            assertTrue(new PdfTextExtractor(pdf).getTextFromPage(1).contains("NOT COMPLETE"));
        }
        assertFalse(text(Name.PAYROLL, Format.CSV, Language.EN).contains("#"), "its schema is fixed");
        assertFalse(text(Name.CARD_FEES, Format.CSV, Language.EN).contains("#"));
    }

    @Test
    void t113ACompleteSheetSaysSoWhereItIsNoData() throws IOException {
        Instant wanted = Instant.parse("2026-10-31T16:00:00Z");
        reporting = List.of(new SiteCompleteness(
                registry.site("慕尼黑", "Europe/Berlin").id(),
                new LocalName("慕尼黑", "Munich"),
                wanted,
                Optional.of(wanted),
                4,
                List.of()));
        assertFalse(text(Name.MONTH_SHEET, Format.CSV, Language.ZH).contains("#"));
        String json = text(Name.MONTH_SHEET, Format.JSON, Language.ZH);
        assertTrue(
                json.contains("\"complete\":true,\"reporting\":\"数据完整：4 台终端均已上报到 2026-10-31 17:00 UTC+01:00\""), json);
    }

    @Test
    void aSheetSaysWhenItWasPrintedAsClocksAtItsSiteShowIt() throws IOException {
        assertTrue(printed(Optional.empty()).contains("2026-11-01 08:00 UTC+00:00"));
        registry.site("上海", "Asia/Shanghai");
        Site munich = registry.site("慕尼黑", "Europe/Berlin");
        assertTrue(printed(Optional.empty()).contains("2026-11-01 16:00 UTC+08:00"));
        assertTrue(printed(Optional.of(munich.id())).contains("2026-11-01 09:00 UTC+01:00"));
    }

    private String printed(Optional<SiteId> site) throws IOException {
        MonthQuery query = new MonthQuery(
                OCTOBER.atDay(1), OCTOBER.atEndOfMonth(), site, Optional.empty(), Optional.empty(), "", false);
        byte[] pdf = bytes(new ReportRequest(Name.DAILY_LIST, query, Format.PDF, Language.EN, false));
        return new PdfTextExtractor(new PdfReader(pdf)).getTextFromPage(1);
    }

    @Test
    void c022ReplacedCardsAreListedInEveryFormatWithMaskedNumbers() throws IOException {
        replaced();
        String csv = text(bytes(request(Name.CARD_REPLACEMENTS, Format.CSV)));
        assertTrue(csv.contains("Old card"), csv);
        assertTrue(csv.contains("····B2C3") && csv.contains("····3344") && csv.contains("lost"), csv);
        assertFalse(csv.contains("04A1B2C3"), csv);
        byte[] xlsx = bytes(request(Name.CARD_REPLACEMENTS, Format.XLSX));
        assertEquals('P', xlsx[0]);
        PdfReader pdf = new PdfReader(bytes(request(Name.CARD_REPLACEMENTS, Format.PDF)));
        assertTrue(new PdfTextExtractor(pdf).getTextFromPage(1).contains("000117"));
    }

    @Test
    void c056FeesAreListedForPayrollAndFreeOnesAreNot() throws IOException {
        replaced();
        String csv = text(bytes(request(Name.CARD_FEES, Format.CSV)));
        assertTrue(csv.contains("20.00") && csv.contains("CNY") && csv.contains("due"), csv);
        assertEquals(2, csv.lines().filter(line -> !line.isBlank()).count(), csv);
    }

    @Test
    void c022APrintedReportWithoutRowsSaysSoBelowItsHeading() throws IOException {
        for (Name name : List.of(Name.CARD_REPLACEMENTS, Name.CARD_FEES, Name.CARD_LOSSES)) {
            String page = new PdfTextExtractor(new PdfReader(bytes(request(name, Format.PDF)))).getTextFromPage(1);
            assertTrue(page.contains("Reason") && page.contains("Nothing in this period."), page);
        }
    }

    @Test
    void c056c070AmountsAndCountsAreNumbersInAWorkbook() throws IOException {
        replaced();
        assertTrue(xml(Name.CARD_FEES).contains("<v>20.0</v>"), xml(Name.CARD_FEES));
        assertTrue(xml(Name.CARD_LOSSES).matches("(?s).*<c r=\"E\\d+\"[^>]*><v>1</v>.*"), xml(Name.CARD_LOSSES));
    }

    private String xml(Name name) throws IOException {
        return entries(bytes(request(name, Format.XLSX)), "xl/worksheets/sheet1.xml");
    }

    @Test
    void c070LossesAreCountedByMonthAndDepartment() throws IOException {
        replaced();
        String csv = text(bytes(request(Name.CARD_LOSSES, Format.CSV)));
        assertTrue(csv.contains("2026-11") && csv.contains("冲压车间"), csv);
    }

    @Test
    void c022c056TimesAndMonthsAreThoseOfTheSite() throws IOException {
        clock.set("2026-10-31T16:30:00Z");
        replaced();
        for (Name name : List.of(Name.CARD_REPLACEMENTS, Name.CARD_FEES)) {
            String csv = text(bytes(request(name, Format.CSV)));
            assertTrue(csv.contains("2026-11-01 00:30"), csv);
            assertTrue(csv.contains("Time at the site") && !csv.contains("Time (UTC)"), csv);
            String before = text(bytes(request(name, Format.CSV, YearMonth.of(2026, 10))));
            assertFalse(before.contains("000117"), before);
        }
        assertTrue(text(bytes(request(Name.CARD_LOSSES, Format.CSV))).contains("2026-11"));
    }

    private void replaced() {
        desk.fees.set(
                registry.actor,
                List.of(new FeeRule(
                        FeeRuleId.next(),
                        Optional.of(ReplacementReason.LOST),
                        Optional.empty(),
                        1,
                        12,
                        2000,
                        "CNY",
                        0)));
        Employee wang = registry.hire("000117", "王小明", registry.site("上海", "Asia/Shanghai"), press);
        desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(wang.id(), new Identifier.Card(CardNumber.of(32, 0x04A1B2C3L))));
        replace(wang, 0x11223344L, ReplacementReason.LOST);
        replace(wang, 0x55667788L, ReplacementReason.WORN);
    }

    private void replace(Employee holder, long number, ReplacementReason reason) {
        desk.replacements.replace(
                registry.actor,
                Scope.EVERYBODY,
                new ReplacementDraft(
                        new ReplacementDraft.Old.Person(holder.id()),
                        Optional.of(new Identifier.Card(CardNumber.of(32, number))),
                        reason,
                        "",
                        true));
    }

    private static ReportRequest request(Name name, Format format) {
        return request(name, format, YearMonth.of(2026, 11));
    }

    private static ReportRequest request(Name name, Format format, YearMonth month) {
        return new ReportRequest(name, MonthQuery.of(month), format, Language.EN, false);
    }

    private byte[] bytes(ReportRequest request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reports.run(registry.actor, Scope.EVERYBODY, request, out);
        return out.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static DayResult day(EmployeeId employee, int day, Buckets minutes, DayStatus status, Flag... flags) {
        LocalDate date = OCTOBER.atDay(day);
        return new DayResult(
                employee,
                date,
                0,
                Optional.of(new DayResult.Planned(ShiftId.next(), 1, "D9", date.atTime(9, 0), date.atTime(18, 0))),
                DayType.WORKDAY,
                Optional.of(date.atTime(8, 58)),
                flags.length > 0 ? Optional.empty() : Optional.of(date.atTime(18, 2)),
                minutes,
                List.of(flags),
                status,
                ResultState.FINAL,
                new DayResult.RuleRef(RuleSetId.next(), "STANDARD", 1, 1),
                1,
                1,
                Instant.EPOCH);
    }

    private void person(String number, String name) {
        EmployeeId id = EmployeeId.next();
        Person person = new Person(id, number, new LocalName(name, ""), SiteId.next(), press.id());
        timesheets.rows.add(MonthRow.of(
                person,
                List.of(
                        day(id, 8, Buckets.of(480, 482, 480, 0, 0, 0, 2), DayStatus.NORMAL),
                        day(id, 9, Buckets.of(480, 469, 469, 11, 0, 11), DayStatus.LATE),
                        day(id, 12, Buckets.of(480, 0, 0, 0, 0, 480), DayStatus.NORMAL, Flag.of(Flag.Kind.MISSING_OUT)),
                        day(
                                id,
                                13,
                                Buckets.of(480, 0, 0, 0, 0, 480, 0, 0, 0, 0, 0, 0, 0, 0, 0, 480),
                                DayStatus.ABSENT))));
    }

    private byte[] run(Name name, Format format, Language language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reports.run(
                registry.actor,
                Scope.EVERYBODY,
                new ReportRequest(name, MonthQuery.of(OCTOBER), format, language, format == Format.CSV),
                out);
        return out.toByteArray();
    }

    private String text(Name name, Format format, Language language) throws IOException {
        return new String(run(name, format, language), StandardCharsets.UTF_8);
    }

    @Test
    void t004TheDailyListHasALineForEachDay() throws IOException {
        person("100365", "周雨桐");
        List<String> lines =
                text(Name.DAILY_LIST, Format.CSV, Language.ZH).lines().toList();
        assertEquals(5, lines.size());
        assertEquals("\uFEFF工号,姓名,部门,日期,星期,班次,上班,下班,上班卡,下班卡,应出勤,出勤,计出勤,迟到,早退,未证明,旷工,计划外,加班,备注,状态", lines.get(0));
        assertEquals(
                "100365,周雨桐,冲压车间,2026-10-09,五,D9,09:00,18:00,08:58,18:02,8:00,7:49,7:49,0:11,0:00,0:11,0:00,0:00,0:00,,已定",
                lines.get(2));
        assertTrue(lines.get(3).endsWith("缺下班卡,已定"));
    }

    @Test
    void theMonthSheetShowsALetterWhereSomethingIsWrong() throws IOException {
        person("100365", "周雨桐");
        String line =
                text(Name.MONTH_SHEET, Format.CSV, Language.EN).lines().toList().get(1);
        assertTrue(line.startsWith("100365,周雨桐,,,,,,,,8:00,L 0:11,,,M 8:00,A 8:00,,"), line);
        assertTrue(line.endsWith(",32:00,15:49,0:11,0:00,0:02,16:00"), line);
    }

    @Test
    void aNameThatIsAFormulaIsHarmlessInCsv() throws IOException {
        person("=1+1", "=HYPERLINK(\"http://evil\",\"x\")");
        String csv = text(Name.DAILY_LIST, Format.CSV, Language.EN);
        assertTrue(csv.contains("'=1+1,\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\""), csv);
        for (String start : new String[] {"=", "+", "-", "@", "\t", "\r"}) {
            assertEquals("'" + start + "x", CsvSheet.harmless(start + "x"));
        }
        assertEquals("8:00", CsvSheet.harmless("8:00"));
    }

    @Test
    void aNameThatIsAFormulaIsTextInXlsx() throws IOException {
        person("=1+1", "=cmd|'/c calc'!A1");
        String sheet = entries(run(Name.DAILY_LIST, Format.XLSX, Language.EN), "xl/worksheets/sheet1.xml");
        assertFalse(sheet.contains("<f>"), sheet);
        assertTrue(sheet.contains("=1+1") || sheet.contains("t=\"s\""), sheet);
    }

    @Test
    void theWorkbookHoldsChineseTextAndRealLengths() throws IOException {
        person("100365", "周雨桐");
        byte[] workbook = run(Name.MONTH_SHEET, Format.XLSX, Language.ZH);
        String all = entries(workbook, "xl/worksheets/sheet1.xml") + entries(workbook, "xl/sharedStrings.xml");
        assertTrue(all.contains("&#x5468;&#x96e8;&#x6850;"), "周雨桐, as the writer escapes it");
        assertTrue(all.contains("&#x8fdf; 0:11"), "迟 0:11");
        assertTrue(all.contains("0.333333333"), "8:00 is a third of a day");
        assertTrue(entries(workbook, "xl/styles.xml").contains("[h]:mm"));
    }

    private String entries(byte[] zip, String name) throws IOException {
        Path file = Files.write(directory.resolve("sheet.xlsx"), zip);
        try (ZipFile opened = new ZipFile(file.toFile())) {
            ZipEntry entry = opened.getEntry(name);
            return entry == null ? "" : new String(opened.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void jsonHasMinutesAndKeys() throws IOException {
        person("100365", "周\"雨\"桐");
        String json = text(Name.MONTH_SHEET, Format.JSON, Language.EN);
        assertTrue(json.contains("\"name\":\"周\\\"雨\\\"桐\""), json);
        assertTrue(json.contains("\"2026-10-09\":{\"letter\":\"L\",\"minutes\":11}"), json);
        assertTrue(json.contains("\"regular\":949"), json);
        assertFalse(json.contains("signature"));
    }

    @Test
    void thePdfHasChineseTextPagesAndASignatureColumn() throws IOException {
        for (int i = 0; i < 30; i++) {
            person("10" + i, "周雨桐");
        }
        byte[] pdf = run(Name.MONTH_SHEET, Format.PDF, Language.ZH);
        PdfReader reader = new PdfReader(pdf);
        assertEquals(2, reader.getNumberOfPages());
        assertTrue(reader.getPageSizeWithRotation(1).getWidth() > 800);
        String first = new PdfTextExtractor(reader).getTextFromPage(1);
        assertTrue(first.contains("周雨桐"), first);
        assertTrue(first.contains("月度考勤表"), first);
        assertTrue(first.contains("签字"), first);
        assertTrue(first.contains("示例公司"), first);
        assertTrue(new String(pdf, StandardCharsets.ISO_8859_1).contains("FontFile2"), "letters are embedded");
        assertTrue(pdf.length < 300_000, "only the letters used: " + pdf.length);
        reader.close();
    }

    @Test
    void manyPeopleComeAPageAtATime() throws IOException {
        for (int i = 0; i < 450; i++) {
            person(String.valueOf(1_000 + i), "周雨桐");
        }
        assertEquals(
                451, text(Name.MONTH_SHEET, Format.CSV, Language.EN).lines().count());
    }

    @Test
    void eachRunIsInTheAuditTrail() throws IOException {
        person("100365", "周雨桐");
        run(Name.MONTH_SHEET, Format.CSV, Language.EN);
        var entry = audit.apart().get(0);
        assertEquals("report.run", entry.action());
        assertEquals("month-sheet-2026-10.csv", entry.subject().label());
        assertEquals(1, entry.after().get("people"));
    }
}
