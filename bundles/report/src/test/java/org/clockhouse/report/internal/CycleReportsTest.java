package org.clockhouse.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.period.WorkCycle;
import org.clockhouse.attendance.rule.PeriodPolicy.CycleBasis;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.ReportRequest.Format;
import org.clockhouse.report.ReportRequest.Language;
import org.clockhouse.report.ReportRequest.Name;
import org.clockhouse.report.internal.figure.CountSheet;
import org.clockhouse.report.internal.figure.CycleSheet;
import org.clockhouse.report.internal.figure.DayReading;
import org.clockhouse.report.internal.figure.Listings;
import org.clockhouse.report.internal.payroll.PayCodes;
import org.clockhouse.report.internal.payroll.Payroll;
import org.clockhouse.report.internal.sheet.Letterhead;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Weeks and cycles as a sheet, and in payroll. */
class CycleReportsTest {

    private final RecordedAudit audit = new RecordedAudit();
    private final TestClock clock = new TestClock("2026-12-01T08:00:00Z");
    private final InMemoryRegistry registry =
            new InMemoryRegistry(new InMemoryTransactions(), audit, new RecordedChanges(), clock);
    private final PreparedTimesheets timesheets = new PreparedTimesheets();
    private final PreparedPeriods periods = new PreparedPeriods();
    private final PreparedCycles cycles = new PreparedCycles();
    private final PayCodes codes = new PreparedAllowances().codes();
    private final SheetReports reports = new SheetReports(
            timesheets,
            new Letterhead(registry.organisation, registry.sites, clock),
            registry.departments,
            null,
            null,
            null,
            new Payroll(
                    new DayReading(timesheets, timesheets.rules(registry, audit, clock), registry.directory),
                    cycles.reading(),
                    new PreparedCounts().reading(timesheets.rules(registry, audit, clock)),
                    periods.lines(),
                    codes,
                    registry.sites,
                    registry.departments),
            new PreparedLeave().months(codes, periods.lines()),
            new Listings(
                    new CycleSheet(cycles.reading()),
                    new CountSheet(new PreparedCounts().reading(timesheets.rules(registry, audit, clock)))),
            (org, scope, site, until) -> List.of(),
            audit);
    private final Employee wang =
            registry.hire("000117", "王小明", registry.site("上海", "Asia/Shanghai"), registry.department("冲压车间"));
    private final Person person = new Person(wang.id(), wang.number(), wang.name(), wang.site(), wang.department());

    /** 50 hours of which the days have 2:30 above eight hours; above 40 hours the week has ten. */
    private static WorkCycle week(String from, String until, ResultState state) {
        return new WorkCycle(
                WorkCycle.Kind.WEEK,
                LocalDate.parse(from),
                LocalDate.parse(until),
                new DayResult.RuleRef(RuleSetId.next(), "US", 3, 2),
                WorkCycle.Ground.of(Policy.of(Map.of("tiers_daily", "480:A", "tiers_weekly", "2400:A 2700:B"))
                        .overtime()
                        .tiers()),
                Buckets.of(0, 3_000, 2_850).with(Bucket.OVERTIME, 150).withTiers(new TreeMap<>(Map.of("A", 150))),
                state,
                0,
                3_000,
                0,
                2_400,
                0,
                600,
                new TreeMap<>(Map.of("A", 300, "B", 300)),
                0,
                0);
    }

    private static WorkCycle month() {
        return new WorkCycle(
                WorkCycle.Kind.MONTH,
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-30"),
                new DayResult.RuleRef(RuleSetId.next(), "CN-C", 1, 2),
                WorkCycle.Ground.of(CycleBasis.CALENDAR, 21, OptionalInt.of(2_160)),
                Buckets.of(0, 10_800, 9_000).with(Bucket.OT_REST, 960).with(Bucket.OT_HOLIDAY, 480),
                ResultState.FINAL,
                0,
                10_800,
                10_080,
                10_080,
                480,
                240,
                new TreeMap<>(),
                240,
                0);
    }

    @Test
    @DisplayName("t073 a sheet says of each week what it comes to, by tier, and what it is measured against")
    void t073Week() throws IOException {
        cycles.add(person, week("2026-11-09", "2026-11-15", ResultState.FINAL));
        String csv = text(Name.WORK_CYCLES, Format.CSV, Language.EN);
        assertTrue(
                csv.contains("000117,王小明,冲压车间,week,2026-11-09,2026-11-15,50:00,0:00,40:00,10:00,0:00,0:00,0:00,0,"
                        + "A 5:00; B 5:00,final,US #3,"),
                csv);
        assertTrue(
                csv.contains("Of the week: > 40:00 = A, > 45:00 = B. Of a date: > 8:00 = A. A minute above either"),
                csv);
        assertTrue(text(Name.WORK_CYCLES, Format.CSV, Language.ZH).contains("按周：> 40:00 = A"), csv);
    }

    @Test
    @DisplayName("t057 t073 weeks and cycles come in every format with the definition of each figure")
    void t057Formats() throws IOException {
        cycles.add(person, month());
        String json = text(Name.WORK_CYCLES, Format.JSON, Language.EN);
        assertTrue(json.contains("\"cycleStandard\":10080") && json.contains("\"cycleOvertime\":240"), json);
        assertTrue(json.contains("21 workdays of 8:00 make 168:00. Ceiling of an average month: 36:00."), json);
        assertTrue(json.contains("\"meanings\":[\"Hours worked: Of a week: "), json);
        PdfReader pdf = new PdfReader(run(Name.WORK_CYCLES, Format.PDF, Language.EN));
        String page = new PdfTextExtractor(pdf).getTextFromPage(1);
        assertTrue(page.contains("000117") && page.contains("168:00"), page);
        assertEquals('P', run(Name.WORK_CYCLES, Format.XLSX, Language.ZH)[0]);
    }

    @Test
    @DisplayName(
            "t008 payroll says by how much a week is divided otherwise than its days, in the period in which it ends")
    void t008Week() throws IOException {
        cycles.add(person, week("2026-10-26", "2026-11-01", ResultState.FINAL));
        cycles.add(person, week("2026-11-30", "2026-12-06", ResultState.PROVISIONAL));
        List<String> lines =
                text(Name.PAYROLL_CYCLES, Format.CSV, Language.ZH).lines().toList();
        assertEquals(
                "schema,from,until,date,number,name,site,costCentreId,costCentre,payCode,minutes,state,basis,basisFrom,basisUntil",
                lines.get(0));
        String who = "clockhouse-payroll-2,2026-11-01,2026-11-30,,000117,王小明,上海,"
                + wang.department().text() + ",冲压车间,";
        String basis = ",FINAL,WEEK,2026-10-26,2026-11-01";
        assertEquals(
                List.of(who + "REGULAR,-450" + basis, who + "OT_A,150" + basis, who + "OT_B,300" + basis),
                lines.subList(1, lines.size()));
    }

    @Test
    @DisplayName("t008 overtime of rest days is ordinary work in a cycle of comprehensive hours, statutory dates stay")
    void t008Cycle() throws IOException {
        cycles.add(person, month());
        String csv = text(Name.PAYROLL_CYCLES, Format.CSV, Language.EN);
        String basis = ",FINAL,MONTH,2026-11-01,2026-11-30";
        assertTrue(csv.contains("REGULAR,1080" + basis), csv);
        assertTrue(csv.contains("OT_REST,-960" + basis), csv);
        assertTrue(csv.contains("OT_CYCLE,240" + basis), csv);
        assertTrue(!csv.contains("OT_HOLIDAY"), csv);
    }

    @Test
    @DisplayName("t008 the first schema of payroll knows nothing of weeks")
    void t008FirstSchema() throws IOException {
        cycles.add(person, week("2026-11-09", "2026-11-15", ResultState.FINAL));
        List<String> lines = text(Name.PAYROLL, Format.CSV, Language.EN).lines().toList();
        assertEquals(
                List.of("schema,from,until,date,number,name,site,costCentreId,costCentre,payCode,minutes,state"),
                lines);
    }

    private String text(Name name, Format format, Language language) throws IOException {
        return new String(run(name, format, language), StandardCharsets.UTF_8);
    }

    private byte[] run(Name name, Format format, Language language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MonthQuery query = new MonthQuery(
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-30"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                false);
        reports.run(registry.actor, Scope.EVERYBODY, new ReportRequest(name, query, format, language, false), out);
        return out.toByteArray();
    }
}
