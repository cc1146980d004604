package org.clockhouse.report.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.report.Dimension;
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
import org.clockhouse.report.internal.payroll.Payroll;
import org.clockhouse.report.internal.sheet.Letterhead;

/** Somebody in a press shop in Shanghai whose days are prepared, and every report of them. */
final class FigureCompany {

    private final RecordedAudit audit = new RecordedAudit();
    private final TestClock clock = new TestClock("2026-12-01T08:00:00Z");
    final InMemoryRegistry registry =
            new InMemoryRegistry(new InMemoryTransactions(), audit, new RecordedChanges(), clock);
    final Department press = registry.department("冲压车间");
    final Department paint = registry.department("涂装车间");
    final Site shanghai = registry.site("上海", "Asia/Shanghai");
    private final PreparedTimesheets timesheets = new PreparedTimesheets();
    final RuleSets rules = timesheets.rules(registry, audit, clock);
    private final RuleSet capped =
            rules.define(registry.actor, "CN", new LocalName("标准", "Standard"), Policy.of(Map.of("month_cap", "60")));
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, new RecordedChanges(), clock);
    final PreparedPeriods periods = new PreparedPeriods();
    private final DayReading days = new DayReading(timesheets, rules, registry.directory);
    final PreparedAllowances allowances = new PreparedAllowances();
    final PreparedLeave leave = new PreparedLeave();
    final SheetReports reports = new SheetReports(
            timesheets,
            new Letterhead(registry.organisation, registry.sites, clock),
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
            audit);
    final Employee wang = registry.hire("000117", "王小明", shanghai, press);
    private final List<DayResult> worked = new ArrayList<>();

    static Buckets minutes(Object... pairs) {
        Buckets buckets = Buckets.NONE;
        for (int i = 0; i < pairs.length; i += 2) {
            buckets = buckets.with((Bucket) pairs[i], (Integer) pairs[i + 1]);
        }
        return buckets;
    }

    void day(String date, Buckets minutes, DayStatus status) {
        day(date, minutes, status, capped);
    }

    void day(String date, Buckets minutes, DayStatus status, RuleSet by) {
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
                new DayResult.RuleRef(by.id(), by.code(), 1, 2),
                1,
                1,
                Instant.EPOCH));
        timesheets.rows.clear();
        timesheets.rows.add(MonthRow.of(Person.of(wang), worked));
    }

    static ReportRequest request(
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

    byte[] run(Name name, List<Dimension> by, Format format, Language language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportRequest request = request(name, by, "2026-11-01", "2026-11-30", format, language);
        reports.run(registry.actor, Scope.EVERYBODY, request, out);
        return out.toByteArray();
    }

    String text(Name name, List<Dimension> by, Format format, Language language) throws IOException {
        return new String(run(name, by, format, language), StandardCharsets.UTF_8);
    }
}
