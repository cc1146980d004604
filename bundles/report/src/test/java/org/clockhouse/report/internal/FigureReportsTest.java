package org.clockhouse.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSets;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.DayType;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.Site;
import org.clockhouse.report.Dimension;
import org.clockhouse.report.FigureTable;
import org.clockhouse.report.Metric;
import org.clockhouse.report.ReportDefinition;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.ReportRequest.Format;
import org.clockhouse.report.ReportRequest.Kind;
import org.clockhouse.report.ReportRequest.Language;
import org.clockhouse.report.ReportRequest.Name;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FigureReportsTest {

    private static final DayStatus LATE = DayStatus.LATE;
    private static final Path GUIDE = Path.of("../../karaf-distribution/docs/metrics.md");

    private final RecordedAudit audit = new RecordedAudit();
    private final TestClock clock = new TestClock("2026-12-01T08:00:00Z");
    private final InMemoryRegistry registry =
            new InMemoryRegistry(new InMemoryTransactions(), audit, new RecordedChanges(), clock);
    private final Department press = registry.department("冲压车间");
    private final Department paint = registry.department("涂装车间");
    private final Site shanghai = registry.site("上海", "Asia/Shanghai");
    private final PreparedTimesheets timesheets = new PreparedTimesheets();
    private final RuleSets rules = timesheets.rules(registry, audit, clock);
    private final RuleSet capped =
            rules.define(registry.actor, "CN", new LocalName("标准", "Standard"), Policy.of(Map.of("month_cap", "60")));
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, new RecordedChanges(), clock);
    private final PreparedPeriods periods = new PreparedPeriods();
    private final DayReading days = new DayReading(timesheets, rules, registry.directory);
    private final PreparedAllowances allowances = new PreparedAllowances();
    private final PreparedLeave leave = new PreparedLeave();
    private final SheetReports reports = new SheetReports(
            timesheets,
            registry.organisation,
            registry.departments,
            null,
            new CardSheets(desk.replacements, desk.checks, registry.directory, registry.sites, registry.departments),
            new Figures(days, registry.sites, registry.departments),
            new Payroll(
                    days,
                    new PreparedCycles().reading(),
                    new PreparedCounts().reading(rules),
                    periods.lines(),
                    allowances.codes(),
                    registry.sites,
                    registry.departments),
            leave.months(allowances.codes(), periods.lines()),
            new Listings(
                    new CycleSheet(new PreparedCycles().reading()),
                    new CountSheet(new PreparedCounts().reading(rules))),
            (org, scope, site, until) -> List.of(),
            audit,
            new DirectWorkers(),
            clock);
    private final Employee wang = registry.hire("000117", "王小明", shanghai, press);
    private final List<DayResult> worked = new ArrayList<>();

    @Test
    @DisplayName("t115 times late, days absent and overtime are counted as their definitions say")
    void t115CoreFigures() {
        day(
                "2026-11-02",
                minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 469, Bucket.REGULAR, 469, Bucket.LATE, 11),
                LATE);
        day("2026-11-03", minutes(Bucket.REQUIRED, 480, Bucket.SHORT, 480, Bucket.ABSENT, 480), DayStatus.ABSENT);
        day("2026-11-04", minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 600, Bucket.REGULAR, 480), DayStatus.NORMAL);
        assertEquals(List.of(1L, 11L, 0L, 0L, 0L, 3L, 0L), only(Name.LATENESS));
        assertEquals(List.of(3L, 1L, 0L, 480L, 0L, 0L, 0L, 0L), only(Name.ABSENCE));
    }

    @Test
    @DisplayName("t116 the rate leaves out days that are not known yet, and counts leave as not attended")
    void t116Rate() {
        day("2026-11-02", minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 480, Bucket.REGULAR, 480), DayStatus.NORMAL);
        day("2026-11-03", minutes(Bucket.REQUIRED, 480, Bucket.LEAVE, 120, Bucket.REGULAR, 360), DayStatus.NORMAL);
        day("2026-11-04", minutes(Bucket.REQUIRED, 480, Bucket.SHORT, 480), DayStatus.PROVISIONAL);
        FigureTable table = table(Name.ATTENDANCE_RATE, "2026-11-01", "2026-11-30");
        assertEquals(8750, value(table, Metric.RATE));
        assertEquals(1, value(table, Metric.UNSETTLED));
        assertEquals("冲压车间", table.rows().get(0).groups().get(0).name().zh());
    }

    @Test
    @DisplayName("t116 there is no rate where nothing was planned or nothing is known yet")
    void t116NoRate() throws IOException {
        day("2026-11-04", minutes(Bucket.REQUIRED, 480, Bucket.SHORT, 480), DayStatus.PROVISIONAL);
        day("2026-11-07", minutes(Bucket.ATTENDED, 180, Bucket.OT_REST, 180), DayStatus.NORMAL);
        FigureTable table = table(Name.ATTENDANCE_RATE, "2026-11-01", "2026-11-30");
        int rate = table.metrics().indexOf(Metric.RATE);
        assertNull(table.rows().get(0).values().get(rate));
        assertNull(table.total().get(rate));
        String csv = new String(run(Name.ATTENDANCE_RATE, List.of(), Format.CSV, Language.EN), StandardCharsets.UTF_8);
        assertFalse(csv.contains("%"), csv);
    }

    @Test
    @DisplayName("t011 a day belongs to where its person worked on it")
    void t011Transfer() {
        registry.employees.transfer(
                registry.actor,
                Scope.EVERYBODY,
                wang.id(),
                LocalDate.of(2026, 11, 16),
                new Placement(shanghai.id(), paint.id(), "工人"),
                "",
                wang.version());
        day("2026-11-13", minutes(Bucket.ATTENDED, 480), DayStatus.NORMAL);
        day("2026-11-16", minutes(Bucket.ATTENDED, 300), DayStatus.NORMAL);
        FigureTable table = table(Name.COST_CENTRES, "2026-11-01", "2026-11-30");
        assertEquals(
                List.of("冲压车间 480", "涂装车间 300"),
                table.rows().stream()
                        .map(row -> row.groups().get(0).name().zh() + " "
                                + row.values().get(table.metrics().indexOf(Metric.ATTENDED)))
                        .toList());
    }

    @Test
    @DisplayName("t056 days add up to weeks, months and years over any period up to a year")
    void t056Periods() {
        day("2026-01-05", minutes(Bucket.ATTENDED, 100), DayStatus.NORMAL);
        day("2026-03-31", minutes(Bucket.ATTENDED, 200), DayStatus.NORMAL);
        day("2026-11-02", minutes(Bucket.ATTENDED, 300), DayStatus.NORMAL);
        assertEquals(List.of("2026-01", "2026-03", "2026-11"), keys(Dimension.MONTH));
        assertEquals(List.of("2026-W02", "2026-W14", "2026-W45"), keys(Dimension.WEEK));
        assertEquals(List.of("2026"), keys(Dimension.YEAR));
        assertEquals(List.of("2026-01-05", "2026-03-31", "2026-11-02"), keys(Dimension.DATE));
        Refused refused = assertThrows(Refused.class, () -> table(Name.LATENESS, "2025-01-01", "2026-11-30"));
        assertEquals("report.period", refused.code());
    }

    @Test
    @DisplayName(
            "t073 overtime above the ceiling is counted from the first of the month, also before the period asked for")
    void t073Ceiling() {
        day("2026-11-02", minutes(Bucket.ATTENDED, 530, Bucket.OT_WORKDAY, 50), DayStatus.NORMAL);
        day("2026-11-20", minutes(Bucket.ATTENDED, 510, Bucket.OT_WORKDAY, 30), DayStatus.NORMAL);
        day("2026-12-01", minutes(Bucket.ATTENDED, 510, Bucket.OT_WORKDAY, 30), DayStatus.NORMAL);
        FigureTable table = table(Name.OVERTIME, "2026-11-15", "2026-12-31");
        assertEquals(20, value(table, Metric.OVER_MONTH));
        assertEquals(60, value(table, Metric.OVERTIME));
    }

    @Test
    @DisplayName("t073 the seventh day in a row is found across the turn of the month")
    void t073SeventhDay() {
        for (LocalDate date = LocalDate.of(2026, 10, 27); date.getMonthValue() < 11 || date.getDayOfMonth() < 4; ) {
            day(date.toString(), minutes(Bucket.ATTENDED, 480), DayStatus.NORMAL);
            date = date.plusDays(1);
        }
        assertEquals(2, value(table(Name.COMPLIANCE, "2026-11-01", "2026-11-30"), Metric.SEVENTH_DAYS));
        assertEquals(0, value(table(Name.COMPLIANCE, "2026-10-01", "2026-10-31"), Metric.SEVENTH_DAYS));
    }

    @Test
    @DisplayName("t078 a night duty has two hours in the night window")
    void t078NightDuties() {
        day("2026-11-02", minutes(Bucket.ATTENDED, 480, Bucket.NIGHT, 480), DayStatus.NORMAL);
        day("2026-11-03", minutes(Bucket.ATTENDED, 480, Bucket.NIGHT, 119), DayStatus.NORMAL);
        assertEquals(1, value(table(Name.NIGHT_DUTY, "2026-11-01", "2026-11-30"), Metric.NIGHT_DUTIES));
    }

    @Test
    @DisplayName(
            "t008 t080 payroll has a line for each pay code with its cost centre, the same columns in both languages")
    void t008Payroll() throws IOException {
        day("2026-11-02", minutes(Bucket.ATTENDED, 530, Bucket.REGULAR, 480, Bucket.OT_WORKDAY, 50), DayStatus.NORMAL);
        day("2026-11-03", minutes(Bucket.ATTENDED, 480, Bucket.REGULAR, 480), DayStatus.NORMAL);
        List<String> lines =
                text(Name.PAYROLL, List.of(), Format.CSV, Language.ZH).lines().toList();
        assertEquals(
                "schema,from,until,date,number,name,site,costCentreId,costCentre,payCode,minutes,state", lines.get(0));
        String who = "clockhouse-payroll-1,2026-11-01,2026-11-30,,000117,王小明,上海,"
                + press.id().text() + ",冲压车间,";
        assertEquals(List.of(who + "REGULAR,960,FINAL", who + "OT_WORKDAY,50,FINAL"), lines.subList(1, lines.size()));
        assertEquals(
                lines.get(0),
                text(Name.PAYROLL, List.of(), Format.CSV, Language.EN)
                        .lines()
                        .findFirst()
                        .get());
    }

    @Test
    @DisplayName(
            "t072 payroll and the month sheet have the minutes of the company's own pay codes, and say what they are")
    void t072PayCodes() throws IOException {
        day("2026-11-02", minutes(Bucket.ATTENDED, 480, Bucket.NIGHT, 300), DayStatus.NORMAL);
        day("2026-11-03", minutes(Bucket.ATTENDED, 480, Bucket.NIGHT, 400), DayStatus.NORMAL);
        day("2026-10-31", minutes(Bucket.ATTENDED, 480, Bucket.NIGHT, 400), DayStatus.NORMAL);
        allowances.holds("SHIFT_N", Bucket.NIGHT, new Placement(shanghai.id(), press.id(), ""), 150);
        String payroll = text(Name.PAYROLL, List.of(), Format.CSV, Language.ZH);
        assertTrue(payroll.contains(press.id().text() + ",冲压车间,SHIFT_N,1050,FINAL"), payroll);
        String daily = text(Name.PAYROLL, List.of(Dimension.DATE), Format.CSV, Language.ZH);
        assertTrue(daily.contains("SHIFT_N,450,FINAL") && daily.contains("SHIFT_N,600,FINAL"), daily);
        String sheet = text(Name.MONTH_SHEET, List.of(), Format.JSON, Language.EN);
        assertTrue(sheet.contains("\"SHIFT_N\":1050"), sheet);
        assertTrue(sheet.contains("SHIFT_N: Night work: of at least 1 minutes (Night) 150 %."), sheet);
    }

    @Test
    @DisplayName("t013 payroll hands over what the period carries of a locked one, with its date and its sign")
    void t013Adjustments() throws IOException {
        day("2026-11-02", minutes(Bucket.ATTENDED, 480, Bucket.REGULAR, 480), DayStatus.NORMAL);
        periods.carry("2026-11-01", "2026-11-30", person(), "2026-10-30", Map.of(Bucket.REGULAR, -20, Bucket.LATE, 20));
        List<String> lines =
                text(Name.PAYROLL, List.of(), Format.CSV, Language.ZH).lines().toList();
        String who = ",000117,王小明,上海," + press.id().text() + ",冲压车间,";
        assertEquals(
                List.of(
                        "clockhouse-payroll-1,2026-11-01,2026-11-30," + who + "REGULAR,480,FINAL",
                        "clockhouse-payroll-1,2026-11-01,2026-11-30,2026-10-30" + who + "REGULAR,-20,ADJUSTMENT",
                        "clockhouse-payroll-1,2026-11-01,2026-11-30,2026-10-30" + who + "LATE,20,ADJUSTMENT"),
                lines.subList(1, lines.size()));
    }

    @Test
    @DisplayName("t048 the month sheet shows the letters of a kind of leave, and says what they stand for")
    void t048LettersOfLeave() throws IOException {
        day("2026-11-02", minutes(Bucket.REQUIRED, 480, Bucket.LEAVE, 480), DayStatus.NORMAL);
        leave.on("2026-11-02", "SICK", new LocalName("病假", "Sick leave"), new LocalName("病", "S"));
        String english = text(Name.MONTH_SHEET, List.of(), Format.CSV, Language.EN);
        assertTrue(english.contains("S 8:00"), english);
        assertTrue(text(Name.MONTH_SHEET, List.of(), Format.CSV, Language.ZH).contains("病 8:00"));
        String json = text(Name.MONTH_SHEET, List.of(), Format.JSON, Language.EN);
        assertTrue(json.contains("S: Sick leave"), json);
    }

    private Person person() {
        return new Person(wang.id(), wang.number(), wang.name(), wang.site(), wang.department());
    }

    @Test
    @DisplayName("t013 the month sheet shows what its period carries of a locked one")
    void t013CarriedInTheMonthSheet() throws IOException {
        day("2026-11-02", minutes(Bucket.ATTENDED, 480, Bucket.REGULAR, 480), DayStatus.NORMAL);
        assertFalse(text(Name.MONTH_SHEET, List.of(), Format.JSON, Language.EN).contains("carried"));
        periods.carry("2026-11-01", "2026-11-30", person(), "2026-10-30", Map.of(Bucket.REGULAR, -20, Bucket.LATE, 20));
        String sheet = text(Name.MONTH_SHEET, List.of(), Format.JSON, Language.EN);
        assertTrue(sheet.contains("\"carried\":\"2026-10-30 Counted -0:20, Late +0:20\""), sheet);
    }

    @Test
    @DisplayName("t013 a period that is not in the sheet as a whole hands over nothing")
    void t013PartOfAPeriod() throws IOException {
        day("2026-11-02", minutes(Bucket.ATTENDED, 480, Bucket.REGULAR, 480), DayStatus.NORMAL);
        periods.carry("2026-11-01", "2026-12-05", person(), "2026-10-30", Map.of(Bucket.REGULAR, -20));
        assertFalse(text(Name.PAYROLL, List.of(), Format.CSV, Language.ZH).contains("ADJUSTMENT"));
    }

    @Test
    @DisplayName("t063 payroll by date has a line for each date")
    void t063Daily() throws IOException {
        day("2026-11-02", minutes(Bucket.ATTENDED, 480, Bucket.REGULAR, 480), DayStatus.NORMAL);
        day("2026-11-03", minutes(Bucket.ATTENDED, 470, Bucket.REGULAR, 470), DayStatus.PROVISIONAL);
        String json = text(Name.PAYROLL, List.of(Dimension.DATE), Format.JSON, Language.EN);
        assertTrue(json.contains("\"date\":\"2026-11-02\"") && json.contains("\"minutes\":480"), json);
        assertTrue(json.contains("\"date\":\"2026-11-03\"") && json.contains("\"minutes\":470"), json);
    }

    @Test
    @DisplayName("t057 figures come in every format with their definitions")
    void t057Formats() throws IOException {
        day(
                "2026-11-02",
                minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 420, Bucket.REGULAR, 420, Bucket.LATE, 60),
                LATE);
        String csv = text(Name.LATENESS, List.of(Dimension.DEPARTMENT, Dimension.PERSON), Format.CSV, Language.ZH);
        assertTrue(csv.contains("部门,工号,姓名,迟到次数,迟到时长"), csv);
        assertTrue(csv.contains("冲压车间,000117,王小明,1,1:00"), csv);
        String json = text(Name.PERFORMANCE, List.of(), Format.JSON, Language.EN);
        assertTrue(
                json.contains("\"lateTimes\":1,\"late\":60") && json.contains("\"meanings\":[\"Planned days: "), json);
        PdfReader pdf = new PdfReader(run(Name.LATENESS, List.of(), Format.PDF, Language.EN));
        String page = new PdfTextExtractor(pdf).getTextFromPage(1);
        assertTrue(page.contains("000117") && page.contains("within the grace"), page);
        assertEquals('P', run(Name.ATTENDANCE_RATE, List.of(), Format.XLSX, Language.ZH)[0]);
    }

    @Test
    void aSheetOfDaysHasNoFigures() {
        Refused refused = assertThrows(Refused.class, () -> table(Name.MONTH_SHEET, "2026-11-01", "2026-11-30"));
        assertEquals("report.no-figures", refused.code());
        assertThrows(
                Refused.class,
                () -> request(Name.LATENESS, List.of(Dimension.SITE, Dimension.SITE), "2026-11-01", "2026-11-30"));
    }

    @Test
    @DisplayName("t115 every figure has one written definition in each language, and the guide shows the same")
    void t115OneDefinition() throws IOException {
        StringBuilder guide = new StringBuilder(
                """
                # What each figure means

                One definition for each figure, the same here, on the reports, in the console and over `GET /api/v1/reports`. A day belongs to
                the site, department and position in which its person worked on that date.

                | figure | | definition | 定义 |
                |---|---|---|---|
                """);
        for (Metric metric : Metric.values()) {
            LocalName name = both("metric." + metric);
            LocalName meaning = both("metric." + metric + ".means");
            for (String text : List.of(name.en(), name.zh(), meaning.en(), meaning.zh())) {
                assertFalse(text.startsWith("metric."), text);
            }
            guide.append("| ").append(name.en()).append(" | ").append(name.zh()).append(" | ");
            guide.append(meaning.en()).append(" | ").append(meaning.zh()).append(" |\n");
        }
        if (Boolean.getBoolean("metrics.write")) {
            Files.writeString(GUIDE, guide);
        }
        assertEquals(guide.toString(), Files.readString(GUIDE), "write it anew with -Dmetrics.write=true");
    }

    @Test
    void theLibraryNamesEachReportInBothLanguages() {
        for (ReportDefinition report : reports.library()) {
            assertFalse(report.name().zh().equals(report.name().en()), report.toString());
            assertFalse(report.question().en().endsWith(".question"), report.toString());
            boolean hasFigures = report.report().kind() == Kind.FIGURES
                    || List.of(Name.WORK_CYCLES, Name.PERIOD_COUNTS, Name.PUNCH_PAIRS, Name.LEAVE_LOTS)
                            .contains(report.report());
            assertEquals(hasFigures, !report.figures().isEmpty());
        }
    }

    private static LocalName both(String key) {
        return new LocalName(new Words(Language.ZH).of(key), new Words(Language.EN).of(key));
    }

    private static Buckets minutes(Object... pairs) {
        Buckets buckets = Buckets.NONE;
        for (int i = 0; i < pairs.length; i += 2) {
            buckets = buckets.with((Bucket) pairs[i], (Integer) pairs[i + 1]);
        }
        return buckets;
    }

    private void day(String date, Buckets minutes, DayStatus status) {
        LocalDate day = LocalDate.parse(date);
        worked.add(new DayResult(
                wang.id(),
                day,
                0,
                Optional.of(new DayResult.Planned(ShiftId.next(), 1, "D9", day.atTime(9, 0), day.atTime(18, 0))),
                DayType.WORKDAY,
                Optional.empty(),
                Optional.empty(),
                minutes,
                List.of(),
                status,
                ResultState.FINAL,
                new DayResult.RuleRef(capped.id(), "CN", 1, 2),
                1,
                1,
                Instant.EPOCH));
        timesheets.rows.clear();
        timesheets.rows.add(
                MonthRow.of(new Person(wang.id(), wang.number(), wang.name(), wang.site(), wang.department()), worked));
    }

    private List<Long> only(Name name) {
        FigureTable table = table(name, "2026-11-01", "2026-11-30");
        assertEquals(1, table.rows().size());
        assertEquals(table.total(), table.rows().get(0).values());
        return table.total();
    }

    private static long value(FigureTable table, Metric metric) {
        return table.total().get(table.metrics().indexOf(metric));
    }

    private List<String> keys(Dimension dimension) {
        return reports
                .figures(
                        registry.actor.org(),
                        Scope.EVERYBODY,
                        request(Name.LATENESS, List.of(dimension), "2026-01-01", "2026-12-31"))
                .rows()
                .stream()
                .map(row -> row.groups().get(0).key())
                .toList();
    }

    private FigureTable table(Name name, String from, String until) {
        return reports.figures(registry.actor.org(), Scope.EVERYBODY, request(name, List.of(), from, until));
    }

    private static ReportRequest request(Name name, List<Dimension> by, String from, String until) {
        return request(name, by, from, until, Format.JSON, Language.EN);
    }

    private static ReportRequest request(
            Name name, List<Dimension> by, String from, String until, Format format, Language language) {
        MonthQuery query = new MonthQuery(
                LocalDate.parse(from),
                LocalDate.parse(until),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                false);
        return new ReportRequest(name, query, by, format, language, false);
    }

    private byte[] run(Name name, List<Dimension> by, Format format, Language language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportRequest request = request(name, by, "2026-11-01", "2026-11-30", format, language);
        reports.run(registry.actor, Scope.EVERYBODY, request, out);
        return out.toByteArray();
    }

    private String text(Name name, List<Dimension> by, Format format, Language language) throws IOException {
        return new String(run(name, by, format, language), StandardCharsets.UTF_8);
    }
}
