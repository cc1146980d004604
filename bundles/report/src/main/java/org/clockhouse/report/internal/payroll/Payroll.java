package org.clockhouse.report.internal.payroll;

import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.closing.PeriodSheets;
import org.clockhouse.attendance.day.AllowanceLine;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.period.PersonCounts;
import org.clockhouse.attendance.period.WorkCycle;
import org.clockhouse.attendance.rule.Allowance;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.report.Dimension;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.internal.figure.CountReading;
import org.clockhouse.report.internal.figure.CycleReading;
import org.clockhouse.report.internal.figure.DayReading;
import org.clockhouse.report.internal.figure.PersonRun;
import org.clockhouse.report.internal.sheet.Sheet;
import org.clockhouse.report.internal.sheet.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Minutes by person, cost centre and pay code. Codes are those of the schema in every language, and are only ever added to,
 * under a new name of the schema.
 */
@Component(service = Payroll.class)
public final class Payroll {

    /** Pay codes in the order of the sheet; overtime by tier is {@code OT_} with the name of the tier. The company's own follow. */
    private static final Map<Bucket, String> CODES = new EnumMap<>(Map.ofEntries(
            Map.entry(Bucket.REGULAR, "REGULAR"),
            Map.entry(Bucket.OT_WORKDAY, "OT_WORKDAY"),
            Map.entry(Bucket.OT_REST, "OT_REST"),
            Map.entry(Bucket.OT_HOLIDAY, "OT_HOLIDAY"),
            Map.entry(Bucket.CREDITED, "CREDITED"),
            Map.entry(Bucket.LEAVE, "LEAVE"),
            Map.entry(Bucket.TRIP, "TRIP"),
            Map.entry(Bucket.ABSENT, "ABSENT"),
            Map.entry(Bucket.LATE, "LATE"),
            Map.entry(Bucket.EARLY, "EARLY"),
            Map.entry(Bucket.SHORT, "SHORT"),
            Map.entry(Bucket.NIGHT, "NIGHT")));

    /** Of a line that says by how much a locked day would be other; its minutes may be negative. */
    static final String ADJUSTMENT = "ADJUSTMENT";

    private final DayReading days;
    private final CycleReading cycles;
    private final CountReading counts;
    private final CarriedLines carried;
    private final PayCodes own;
    private final Sites sites;
    private final Departments departments;

    @Activate
    public Payroll(
            @Reference DayReading days,
            @Reference CycleReading cycles,
            @Reference CountReading counts,
            @Reference CarriedLines carried,
            @Reference PayCodes own,
            @Reference Sites sites,
            @Reference Departments departments) {
        this.days = days;
        this.cycles = cycles;
        this.counts = counts;
        this.carried = carried;
        this.own = own;
        this.sites = sites;
        this.departments = departments;
    }

    /** @return how many people there are in it */
    public int write(OrgId org, Scope scope, ReportRequest request, Words words, Sheet sheet) throws IOException {
        int schema = PayrollRows.schema(request.name());
        Lines taken = new Lines(org, request);
        days.read(org, scope, request.query(), taken);
        Map<DepartmentId, Department> tree =
                departments.tree(org).stream().collect(Collectors.toMap(Department::id, department -> department));
        Map<SiteId, Site> places = sites.all(org).stream().collect(Collectors.toMap(Site::id, site -> site));
        PayrollRows rows = new PayrollRows(request, sheet, line -> line.named(places, tree, words));
        for (PayLine line : taken.lines.keySet().stream().sorted(PayLine.ORDER).toList()) {
            Sum sum = taken.lines.get(line);
            rows.minutes(line, sum.codes(schema), sum.state.name(), PayrollRows.DAYS);
            rows.counts(line, sum.counts, sum.state.name());
        }
        if (schema >= 2) {
            for (CycleReading.Entry entry : cycles.endingIn(org, scope, request.query())) {
                WorkCycle cycle = entry.cycle();
                rows.minutes(
                        PayLine.of(entry.person(), taken.dateOf(cycle.until())),
                        PeriodPay.codes(cycle),
                        cycle.state().name(),
                        PayrollRows.basis(cycle.kind().name(), cycle.from(), cycle.until()));
            }
        }
        if (schema >= 3) {
            for (PersonCounts person : counts.endingIn(org, scope, request.query())) {
                writeCounts(person, taken, rows);
            }
        }
        for (PeriodSheets.Line late : carried.of(org, scope, request.query(), rows.people())) {
            Sum sum = new Sum();
            sum.add(late.adjustment());
            PayLine line =
                    PayLine.of(late.person(), Optional.of(late.adjustment().date()));
            rows.adjustments(line, sum.codes(schema), ADJUSTMENT, late.causes());
        }
        return rows.people().size();
    }

    private static void writeCounts(PersonCounts person, Lines taken, PayrollRows rows) throws IOException {
        for (PersonCounts.TotalHours total : person.totals()) {
            rows.minutes(
                    PayLine.of(person.person(), taken.dateOf(total.until())),
                    PeriodPay.codes(total),
                    total.state().name(),
                    PayrollRows.basis(total.per() + "_TOTAL", total.from(), total.until()));
        }
        for (PersonCounts.LateCount lates : person.lates()) {
            rows.minutes(
                    PayLine.of(person.person(), taken.dateOf(lates.until())),
                    PeriodPay.codes(lates),
                    lates.state().name(),
                    PayrollRows.basis("LATES", lates.from(), lates.until()));
        }
    }

    /** What the days of a sheet add up to. */
    private final class Lines implements DayReading.Reader {

        private final OrgId org;
        private final LocalDate from;
        private final boolean daily;
        private final Optional<CountReading.Allowances> allowances;
        private final Map<PayLine, Sum> lines = new HashMap<>();

        Lines(OrgId org, ReportRequest request) {
            this.org = org;
            this.from = request.query().from();
            this.daily = request.by().contains(Dimension.DATE);
            this.allowances =
                    PayrollRows.schema(request.name()) >= 3 ? Optional.of(counts.allowances(org)) : Optional.empty();
        }

        @Override
        public void day(Person person, Placement placement, DayResult day, PersonRun.Mark mark) {
            Sum sum = of(person, placement, day.date());
            sum.add(day);
            allowances.ifPresent(known -> known.earnedBy(day).forEach(sum::add));
        }

        @Override
        public void people(List<MonthRow> rows) {
            Map<EmployeeId, Person> people = rows.stream()
                    .map(MonthRow::person)
                    .collect(Collectors.toMap(Person::id, person -> person, (one, same) -> one));
            for (AllowanceLine line : own.lines(org, rows)) {
                if (!line.day().date().isBefore(from)) {
                    of(
                                    people.get(line.day().employee()),
                                    line.placement(),
                                    line.day().date())
                            .add(line);
                }
            }
        }

        private Sum of(Person person, Placement placement, LocalDate date) {
            return lines.computeIfAbsent(
                    new PayLine(person, placement.site(), placement.department(), dateOf(date)), key -> new Sum());
        }

        Optional<LocalDate> dateOf(LocalDate date) {
            return daily ? Optional.of(date) : Optional.empty();
        }
    }

    /** Minutes of a line; its state is that of the least settled day in it. */
    private static final class Sum {
        private final long[] minutes = new long[Bucket.values().length];
        private final Map<String, Long> tiers = new TreeMap<>();
        private final Map<String, Long> allowances = new TreeMap<>();
        private final Map<String, Long> counts = new TreeMap<>();
        private ResultState state = ResultState.LOCKED;

        void add(DayResult day) {
            for (Bucket bucket : Bucket.values()) {
                minutes[bucket.ordinal()] += day.minutes().get(bucket);
            }
            day.minutes().tiers().forEach((tier, length) -> tiers.merge(tier, (long) length, Long::sum));
            state = ResultState.leastSettled(List.of(state, day.state()));
        }

        void add(AllowanceLine line) {
            allowances.merge(line.rule().terms().payCode(), (long) line.counted(), Long::sum);
        }

        void add(Allowance earned) {
            counts.merge(earned.name(), (long) earned.count(), Long::sum);
        }

        void add(Adjustment more) {
            more.minutes().forEach((bucket, length) -> minutes[bucket.ordinal()] += length);
        }

        /** Those that are not zero. */
        Map<String, Long> codes(int schema) {
            Map<String, Long> codes = new LinkedHashMap<>();
            CODES.forEach((bucket, code) -> codes.put(code, minutes[bucket.ordinal()]));
            if (schema >= 2) {
                codes.put("UNPAID_LEAVE", minutes[Bucket.UNPAID_LEAVE.ordinal()]);
            }
            long tiered = tiers.values().stream().mapToLong(Long::longValue).sum();
            tiers.forEach((tier, length) -> codes.put("OT_" + tier, length));
            codes.put("OT_OTHER", minutes[Bucket.OVERTIME.ordinal()] - tiered);
            codes.putAll(allowances);
            codes.values().removeIf(length -> length == 0);
            return codes;
        }
    }
}
