package org.clockhouse.report.internal;

import static org.clockhouse.report.internal.FigureCompany.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.report.Dimension;
import org.clockhouse.report.FigureTable;
import org.clockhouse.report.Metric;
import org.clockhouse.report.ReportDefinition;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.ReportRequest.Format;
import org.clockhouse.report.ReportRequest.Kind;
import org.clockhouse.report.ReportRequest.Language;
import org.clockhouse.report.ReportRequest.Name;
import org.clockhouse.report.internal.sheet.Words;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FigureReportsTest {

    private static final DayStatus LATE = DayStatus.LATE;
    private static final Path GUIDE = Path.of("../../karaf-distribution/docs/metrics.md");
    private final FigureCompany company = new FigureCompany();

    @Test
    @DisplayName("t115 times late, days absent and overtime are counted as their definitions say")
    void t115CoreFigures() {
        company.day(
                "2026-11-02",
                minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 469, Bucket.REGULAR, 469, Bucket.LATE, 11),
                LATE);
        company.day(
                "2026-11-03", minutes(Bucket.REQUIRED, 480, Bucket.SHORT, 480, Bucket.ABSENT, 480), DayStatus.ABSENT);
        company.day(
                "2026-11-04",
                minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 600, Bucket.REGULAR, 480),
                DayStatus.NORMAL);
        assertEquals(List.of(1L, 11L, 0L, 0L, 0L, 3L, 0L), only(Name.LATENESS));
        assertEquals(List.of(3L, 1L, 0L, 480L, 0L, 0L, 0L, 0L), only(Name.ABSENCE));
    }

    @Test
    @DisplayName("t116 the rate leaves out days that are not known yet, and counts leave as not attended")
    void t116Rate() {
        company.day(
                "2026-11-02",
                minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 480, Bucket.REGULAR, 480),
                DayStatus.NORMAL);
        company.day(
                "2026-11-03", minutes(Bucket.REQUIRED, 480, Bucket.LEAVE, 120, Bucket.REGULAR, 360), DayStatus.NORMAL);
        company.day("2026-11-04", minutes(Bucket.REQUIRED, 480, Bucket.SHORT, 480), DayStatus.PROVISIONAL);
        FigureTable table = table(Name.ATTENDANCE_RATE, "2026-11-01", "2026-11-30");
        assertEquals(8750, value(table, Metric.RATE));
        assertEquals(1, value(table, Metric.UNSETTLED));
        assertEquals("冲压车间", table.rows().get(0).groups().get(0).name().zh());
    }

    @Test
    @DisplayName("t116 there is no rate where nothing was planned or nothing is known yet")
    void t116NoRate() throws IOException {
        company.day("2026-11-04", minutes(Bucket.REQUIRED, 480, Bucket.SHORT, 480), DayStatus.PROVISIONAL);
        company.day("2026-11-07", minutes(Bucket.ATTENDED, 180, Bucket.OT_REST, 180), DayStatus.NORMAL);
        FigureTable table = table(Name.ATTENDANCE_RATE, "2026-11-01", "2026-11-30");
        int rate = table.metrics().indexOf(Metric.RATE);
        assertNull(table.rows().get(0).values().get(rate));
        assertNull(table.total().get(rate));
        String csv = new String(
                company.run(Name.ATTENDANCE_RATE, List.of(), Format.CSV, Language.EN), StandardCharsets.UTF_8);
        assertFalse(csv.contains("%"), csv);
    }

    @Test
    @DisplayName("t011 a day belongs to where its person worked on it")
    void t011Transfer() {
        company.registry.employees.transfer(
                company.registry.actor,
                Scope.EVERYBODY,
                company.wang.id(),
                LocalDate.of(2026, 11, 16),
                new Placement(company.shanghai.id(), company.paint.id(), "工人"),
                "",
                company.wang.version());
        company.day("2026-11-13", minutes(Bucket.ATTENDED, 480), DayStatus.NORMAL);
        company.day("2026-11-16", minutes(Bucket.ATTENDED, 300), DayStatus.NORMAL);
        FigureTable table = table(Name.COST_CENTRES, "2026-11-01", "2026-11-30");
        assertEquals(
                List.of("冲压车间 480", "涂装车间 300"),
                table.rows().stream()
                        .map(row -> row.groups().get(0).name().zh() + " "
                                + row.values().get(table.metrics().indexOf(Metric.ATTENDED)))
                        .toList());
    }

    @Test
    @DisplayName("t064 sites with different rules are settled together, and each by its own")
    void t064SitesWithDifferentRules() {
        Site munich = company.registry.site("慕尼黑", "Europe/Berlin");
        RuleSet european = company.rules.define(
                company.registry.actor, "EU", new LocalName("欧盟", "EU"), Policy.of(Map.of("month_cap", "600")));
        company.day("2026-11-13", minutes(Bucket.ATTENDED, 550, Bucket.OT_WORKDAY, 70), DayStatus.NORMAL);
        company.registry.employees.transfer(
                company.registry.actor,
                Scope.EVERYBODY,
                company.wang.id(),
                LocalDate.of(2026, 11, 16),
                new Placement(munich.id(), company.press.id(), "工人"),
                "",
                company.wang.version());
        company.day("2026-11-16", minutes(Bucket.ATTENDED, 570, Bucket.OT_WORKDAY, 90), DayStatus.NORMAL, european);
        FigureTable table = company.reports.figures(
                company.registry.actor.org(),
                Scope.EVERYBODY,
                request(Name.OVERTIME, List.of(Dimension.SITE, Dimension.RULE), "2026-11-01", "2026-11-30"));
        int overtime = table.metrics().indexOf(Metric.OVERTIME);
        assertEquals(
                Map.of("上海 CN", 70L, "慕尼黑 EU", 90L),
                table.rows().stream()
                        .collect(Collectors.toMap(
                                row -> row.groups().get(0).name().zh() + " "
                                        + row.groups().get(1).name().zh(),
                                row -> row.values().get(overtime))));
        assertEquals(160, value(table, Metric.OVERTIME));
        assertEquals(10, value(table, Metric.OVER_MONTH));
    }

    @Test
    @DisplayName("t056 days add up to weeks, months and years over any period up to a year")
    void t056Periods() {
        company.day("2026-01-05", minutes(Bucket.ATTENDED, 100), DayStatus.NORMAL);
        company.day("2026-03-31", minutes(Bucket.ATTENDED, 200), DayStatus.NORMAL);
        company.day("2026-11-02", minutes(Bucket.ATTENDED, 300), DayStatus.NORMAL);
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
        company.day("2026-11-02", minutes(Bucket.ATTENDED, 530, Bucket.OT_WORKDAY, 50), DayStatus.NORMAL);
        company.day("2026-11-20", minutes(Bucket.ATTENDED, 510, Bucket.OT_WORKDAY, 30), DayStatus.NORMAL);
        company.day("2026-12-01", minutes(Bucket.ATTENDED, 510, Bucket.OT_WORKDAY, 30), DayStatus.NORMAL);
        FigureTable table = table(Name.OVERTIME, "2026-11-15", "2026-12-31");
        assertEquals(20, value(table, Metric.OVER_MONTH));
        assertEquals(60, value(table, Metric.OVERTIME));
    }

    @Test
    @DisplayName("t073 the seventh day in a row is found across the turn of the month")
    void t073SeventhDay() {
        for (LocalDate date = LocalDate.of(2026, 10, 27); date.getMonthValue() < 11 || date.getDayOfMonth() < 4; ) {
            company.day(date.toString(), minutes(Bucket.ATTENDED, 480), DayStatus.NORMAL);
            date = date.plusDays(1);
        }
        assertEquals(2, value(table(Name.COMPLIANCE, "2026-11-01", "2026-11-30"), Metric.SEVENTH_DAYS));
        assertEquals(0, value(table(Name.COMPLIANCE, "2026-10-01", "2026-10-31"), Metric.SEVENTH_DAYS));
    }

    @Test
    @DisplayName("t078 a night duty has two hours in the night window")
    void t078NightDuties() {
        company.day("2026-11-02", minutes(Bucket.ATTENDED, 480, Bucket.NIGHT, 480), DayStatus.NORMAL);
        company.day("2026-11-03", minutes(Bucket.ATTENDED, 480, Bucket.NIGHT, 119), DayStatus.NORMAL);
        assertEquals(1, value(table(Name.NIGHT_DUTY, "2026-11-01", "2026-11-30"), Metric.NIGHT_DUTIES));
    }

    @Test
    @DisplayName("t057 figures come in every format with their definitions")
    void t057Formats() throws IOException {
        company.day(
                "2026-11-02",
                minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 420, Bucket.REGULAR, 420, Bucket.LATE, 60),
                LATE);
        String csv =
                company.text(Name.LATENESS, List.of(Dimension.DEPARTMENT, Dimension.PERSON), Format.CSV, Language.ZH);
        assertTrue(csv.contains("部门,工号,姓名,迟到次数,迟到时长"), csv);
        assertTrue(csv.contains("冲压车间,000117,王小明,1,1:00"), csv);
        String json = company.text(Name.PERFORMANCE, List.of(), Format.JSON, Language.EN);
        assertTrue(
                json.contains("\"lateTimes\":1,\"late\":60") && json.contains("\"meanings\":[\"Planned days: "), json);
        PdfReader pdf = new PdfReader(company.run(Name.LATENESS, List.of(), Format.PDF, Language.EN));
        String page = new PdfTextExtractor(pdf).getTextFromPage(1);
        assertTrue(page.contains("000117") && page.contains("within the grace"), page);
        assertEquals('P', company.run(Name.ATTENDANCE_RATE, List.of(), Format.XLSX, Language.ZH)[0]);
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
        for (ReportDefinition report : company.reports.library()) {
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
        return company
                .reports
                .figures(
                        company.registry.actor.org(),
                        Scope.EVERYBODY,
                        request(Name.LATENESS, List.of(dimension), "2026-01-01", "2026-12-31"))
                .rows()
                .stream()
                .map(row -> row.groups().get(0).key())
                .toList();
    }

    private FigureTable table(Name name, String from, String until) {
        return company.reports.figures(
                company.registry.actor.org(), Scope.EVERYBODY, request(name, List.of(), from, until));
    }

    private static ReportRequest request(Name name, List<Dimension> by, String from, String until) {
        return FigureCompany.request(name, by, from, until, Format.JSON, Language.EN);
    }
}
