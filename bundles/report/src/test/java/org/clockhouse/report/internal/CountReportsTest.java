package org.clockhouse.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.period.PersonCounts;
import org.clockhouse.attendance.period.PersonCounts.AllowanceCount;
import org.clockhouse.attendance.period.PersonCounts.LateCount;
import org.clockhouse.attendance.period.PersonCounts.PointCount;
import org.clockhouse.attendance.period.PersonCounts.TotalHours;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.Policy.Hours.Per;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSets;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.report.Dimension;
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

/** Totals, lates and counts of rule sets as a sheet, and in payroll. */
class CountReportsTest {

    private final RecordedAudit audit = new RecordedAudit();
    private final TestClock clock = new TestClock("2026-12-01T08:00:00Z");
    private final InMemoryRegistry registry =
            new InMemoryRegistry(new InMemoryTransactions(), audit, new RecordedChanges(), clock);
    private final PreparedTimesheets timesheets = new PreparedTimesheets();
    private final RuleSets rules = timesheets.rules(registry, audit, clock);
    private final RuleSet counting = rules.define(
            registry.actor,
            "N",
            new LocalName("夜班", "Nights"),
            Policy.of(Map.of("allowances", "NIGHT_SHIFT:night:240:1 LONG:attended:600:2")));
    private final PreparedCounts counts = new PreparedCounts();
    private final PreparedPeriods periods = new PreparedPeriods();
    private final PayCodes codes = new PreparedAllowances().codes();
    private final SheetReports reports = new SheetReports(
            timesheets,
            new Letterhead(registry.organisation, registry.sites, clock),
            registry.departments,
            null,
            null,
            null,
            new Payroll(
                    new DayReading(timesheets, rules, registry.directory),
                    new PreparedCycles().reading(),
                    counts.reading(rules),
                    periods.lines(),
                    codes,
                    registry.sites,
                    registry.departments),
            new PreparedLeave().months(codes, periods.lines()),
            new Listings(new CycleSheet(new PreparedCycles().reading()), new CountSheet(counts.reading(rules))),
            (org, scope, site, until) -> List.of(),
            audit);
    private final Employee wang =
            registry.hire("000117", "王小明", registry.site("上海", "Asia/Shanghai"), registry.department("冲压车间"));
    private final Person person = new Person(wang.id(), wang.number(), wang.name(), wang.site(), wang.department());
    private final DayResult.RuleRef rule = new DayResult.RuleRef(counting.id(), "N", 1, 2);

    /** Joined on the Wednesday; of 27 hours in the days 24 count towards the total. */
    private TotalHours week(String from, String until) {
        return new TotalHours(
                Per.WEEK,
                LocalDate.parse(from),
                LocalDate.parse(until),
                rule,
                new TotalHours.Share(3, 5),
                Buckets.of(0, 1_620, 1_620),
                ResultState.FINAL,
                1_440,
                1_620,
                1_440,
                0,
                180);
    }

    private LateCount lates() {
        return new LateCount(
                LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30"), rule, ResultState.FINAL, 5, 1, 10, 2, 60);
    }

    private PointCount points() {
        return new PointCount(
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-30"),
                rule,
                ResultState.FINAL,
                new TreeMap<>(Map.of("LATE", 3, "MISSING_OUT", 8)),
                11,
                OptionalInt.of(10));
    }

    private void night(String date, int night, int attended) {
        LocalDate day = LocalDate.parse(date);
        DayResult result = new DayResult(
                wang.id(),
                day,
                0,
                Optional.empty(),
                DayType.WORKDAY,
                Optional.empty(),
                Optional.empty(),
                Buckets.of(0, attended, attended).with(Bucket.NIGHT, night),
                List.of(),
                DayStatus.NORMAL,
                ResultState.FINAL,
                rule,
                1,
                1,
                Instant.EPOCH);
        List<DayResult> days = new ArrayList<>(
                timesheets.rows.isEmpty() ? List.of() : timesheets.rows.get(0).days());
        days.add(result);
        timesheets.rows.clear();
        timesheets.rows.add(MonthRow.of(person, days));
    }

    @Test
    @DisplayName("t057 a sheet has a line for each total, with the share of who joined, for lates and for allowances")
    void t057Sheet() throws IOException {
        counts.add(new PersonCounts(
                person,
                List.of(week("2026-11-09", "2026-11-15")),
                List.of(lates()),
                List.of(points()),
                List.of(new AllowanceCount("NIGHT_SHIFT", 4, 4))));
        List<String> lines =
                text(Name.PERIOD_COUNTS, Language.EN, List.of()).lines().toList();
        String who = "000117,王小明,冲压车间,";
        assertEquals(
                List.of(
                        who + "total of a week,2026-11-09,2026-11-15,24:00,27:00,24:00,0:00,3:00,,,,,,,,,final,N #1,"
                                + "3 of 5 workdays employed.",
                        who + "lates,2026-11-01,2026-11-30,,,,,,5,1,0:10,2,1:00,,,,final,N #1,",
                        who + "points,2026-11-01,2026-11-30,,,,,,,,,,,11,,,final,N #1,"
                                + "10 points are reached. late 3; no out-punch 8",
                        who + "allowance NIGHT_SHIFT,2026-11-01,2026-11-30,,,,,,,,,,,,4,4,,,"),
                lines.subList(1, lines.size()));
        assertTrue(text(Name.PERIOD_COUNTS, Language.ZH, List.of()).contains("5 个工作日中在职 3 天"));
    }

    @Test
    @DisplayName("t008 payroll says by how much a total differs from its days, in the period in which it ends")
    void t008Totals() throws IOException {
        counts.add(new PersonCounts(
                person,
                List.of(week("2026-10-26", "2026-11-01"), week("2026-11-30", "2026-12-06")),
                List.of(lates()),
                List.of(points()),
                List.of()));
        List<String> lines =
                text(Name.PAYROLL_COUNTS, Language.ZH, List.of()).lines().toList();
        assertEquals(
                "schema,from,until,date,number,name,site,costCentreId,costCentre,payCode,minutes,state,basis,basisFrom,"
                        + "basisUntil,count",
                lines.get(0));
        String who = "clockhouse-payroll-3,2026-11-01,2026-11-30,,000117,王小明,上海,"
                + wang.department().text() + ",冲压车间,";
        String week = ",FINAL,WEEK_TOTAL,2026-10-26,2026-11-01,0";
        String month = ",FINAL,LATES,2026-11-01,2026-11-30,0";
        assertEquals(
                List.of(
                        who + "REGULAR,-180" + week,
                        who + "OT_TOTAL,180" + week,
                        who + "LATE,-10" + month,
                        who + "LATE_COST,60" + month),
                lines.subList(1, lines.size()));
    }

    @Test
    @DisplayName("t072 what a rule set counts for allowances is in payroll by cost centre, and by date if wanted")
    void t072Counts() throws IOException {
        night("2026-11-02", 300, 480);
        night("2026-11-03", 300, 660);
        night("2026-11-04", 120, 480);
        String month = text(Name.PAYROLL_COUNTS, Language.EN, List.of());
        assertTrue(month.contains("NIGHT_SHIFT,0,FINAL,DAY,,,2\r\n"), month);
        assertTrue(month.contains("LONG,0,FINAL,DAY,,,2\r\n"), month);
        assertTrue(month.contains("REGULAR,1620,FINAL,DAY,,,0\r\n"), month);
        String daily = text(Name.PAYROLL_COUNTS, Language.EN, List.of(Dimension.DATE));
        assertEquals(
                2,
                daily.lines()
                        .filter(line -> line.contains("NIGHT_SHIFT,0,FINAL,DAY,,,1"))
                        .count(),
                daily);
    }

    @Test
    @DisplayName("t008 the schemas before know nothing of counts")
    void t008OlderSchemas() throws IOException {
        night("2026-11-02", 300, 480);
        counts.add(
                new PersonCounts(person, List.of(week("2026-11-09", "2026-11-15")), List.of(), List.of(), List.of()));
        for (Name name : List.of(Name.PAYROLL, Name.PAYROLL_CYCLES)) {
            String csv = text(name, Language.EN, List.of());
            assertTrue(csv.contains("REGULAR,480,FINAL"), csv);
            assertFalse(csv.contains("NIGHT_SHIFT") || csv.contains("OT_TOTAL") || csv.contains("count"), csv);
        }
    }

    private String text(Name name, Language language, List<Dimension> by) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MonthQuery query = new MonthQuery(
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-30"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                false);
        reports.run(
                registry.actor, Scope.EVERYBODY, new ReportRequest(name, query, by, Format.CSV, language, false), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
