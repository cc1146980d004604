package org.clockhouse.report.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.attendance.Adjustment;
import org.clockhouse.attendance.AllowanceLine;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayResult;
import org.clockhouse.attendance.MonthRow;
import org.clockhouse.attendance.PeriodSheets;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.WorkCycle;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.Departments;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.Site;
import org.clockhouse.registry.Sites;
import org.clockhouse.report.Dimension;
import org.clockhouse.report.ReportRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Minutes by person, cost centre and pay code. Columns and codes are those of the schema in every language, and are only ever added to,
 * under a new name of the schema.
 */
@Component(service = Payroll.class)
public final class Payroll {

    private static final List<String> COLUMNS = List.of(
            "schema",
            "from",
            "until",
            "date",
            "number",
            "name",
            "site",
            "costCentreId",
            "costCentre",
            "payCode",
            "minutes",
            "state");

    /** Of the second schema, after those of the first. */
    private static final List<String> BASIS = List.of("basis", "basisFrom", "basisUntil");

    /** What the lines of days are based on. */
    private static final List<Cell> DAYS = List.of(new Cell.Text("DAY"), Cell.EMPTY, Cell.EMPTY);

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
    private final CarriedLines carried;
    private final PayCodes own;
    private final Sites sites;
    private final Departments departments;

    @Activate
    public Payroll(
            @Reference DayReading days,
            @Reference CycleReading cycles,
            @Reference CarriedLines carried,
            @Reference PayCodes own,
            @Reference Sites sites,
            @Reference Departments departments) {
        this.days = days;
        this.cycles = cycles;
        this.carried = carried;
        this.own = own;
        this.sites = sites;
        this.departments = departments;
    }

    static List<Column> columns(ReportRequest.Name name) {
        return Stream.concat(COLUMNS.stream(), isOfCycles(name) ? BASIS.stream() : Stream.empty())
                .map(key -> new Column(key, key, key.equals("schema") ? 20 : 12, false))
                .toList();
    }

    private static boolean isOfCycles(ReportRequest.Name name) {
        return name == ReportRequest.Name.PAYROLL_CYCLES;
    }

    private static String schema(ReportRequest request) {
        return isOfCycles(request.name()) ? "clockhouse-payroll-2" : "clockhouse-payroll-1";
    }

    /** @return how many people there are in it */
    int write(OrgId org, Scope scope, ReportRequest request, Words words, Sheet sheet) throws IOException {
        Lines taken = new Lines(org, request);
        days.read(org, scope, request.query(), taken);
        Map<Line, Sum> lines = taken.lines;
        Map<DepartmentId, Department> tree =
                departments.tree(org).stream().collect(Collectors.toMap(Department::id, department -> department));
        Map<SiteId, Site> places = sites.all(org).stream().collect(Collectors.toMap(Site::id, site -> site));
        List<Line> ordered = lines.keySet().stream().sorted(Line.ORDER).toList();
        for (Line line : ordered) {
            Sum sum = lines.get(line);
            write(request, sheet, named(line, places, tree, words), sum.codes(request.name()), sum.state.name(), DAYS);
        }
        Set<EmployeeId> people = ordered.stream().map(line -> line.person.id()).collect(Collectors.toSet());
        if (isOfCycles(request.name())) {
            for (CycleReading.Entry entry : cycles.endingIn(org, scope, request.query())) {
                WorkCycle cycle = entry.cycle();
                Line line = Line.of(entry.person(), taken.daily ? Optional.of(cycle.until()) : Optional.empty());
                List<Cell> basis = Stream.of(cycle.kind(), cycle.from(), cycle.until())
                        .<Cell>map(value -> new Cell.Text(value.toString()))
                        .toList();
                write(
                        request,
                        sheet,
                        named(line, places, tree, words),
                        CyclePay.codes(cycle),
                        cycle.state().name(),
                        basis);
                people.add(entry.person().id());
            }
        }
        for (PeriodSheets.Line late : carried.of(org, scope, request.query(), people)) {
            Person person = late.person();
            Line line = Line.of(person, Optional.of(late.adjustment().date()));
            Sum sum = new Sum();
            sum.add(late.adjustment());
            write(request, sheet, named(line, places, tree, words), sum.codes(request.name()), ADJUSTMENT, DAYS);
            people.add(person.id());
        }
        return people.size();
    }

    private static void write(
            ReportRequest request,
            Sheet sheet,
            List<Cell> named,
            Map<String, Long> codes,
            String state,
            List<Cell> basis)
            throws IOException {
        for (Map.Entry<String, Long> code : codes.entrySet()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(new Cell.Text(schema(request)));
            cells.add(new Cell.Text(request.query().from().toString()));
            cells.add(new Cell.Text(request.query().until().toString()));
            cells.addAll(named);
            cells.add(new Cell.Text(code.getKey()));
            cells.add(new Cell.Count(code.getValue()));
            cells.add(new Cell.Text(state));
            if (isOfCycles(request.name())) {
                cells.addAll(basis);
            }
            sheet.row(cells);
        }
    }

    private static List<Cell> named(
            Line line, Map<SiteId, Site> places, Map<DepartmentId, Department> tree, Words words) {
        return Stream.of(
                        line.date.map(LocalDate::toString).orElse(""),
                        line.person.number(),
                        words.of(line.person.name()),
                        Optional.ofNullable(places.get(line.site))
                                .map(site -> words.of(site.name()))
                                .orElse(""),
                        line.department.text(),
                        Optional.ofNullable(tree.get(line.department))
                                .map(department -> words.of(department.name()))
                                .orElse(""))
                .<Cell>map(Cell.Text::new)
                .toList();
    }

    /** What the days of a sheet add up to. */
    private final class Lines implements DayReading.Reader {

        private final OrgId org;
        private final LocalDate from;
        private final boolean daily;
        private final Map<Line, Sum> lines = new HashMap<>();

        Lines(OrgId org, ReportRequest request) {
            this.org = org;
            this.from = request.query().from();
            this.daily = request.by().contains(Dimension.DATE);
        }

        @Override
        public void day(Person person, Placement placement, DayResult day, PersonRun.Mark mark) {
            of(person, placement, day.date()).add(day);
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
                    new Line(
                            person,
                            placement.site(),
                            placement.department(),
                            daily ? Optional.of(date) : Optional.empty()),
                    key -> new Sum());
        }
    }

    private record Line(Person person, SiteId site, DepartmentId department, Optional<LocalDate> date) {

        /** Of what belongs to no one day: where the person is now. */
        static Line of(Person person, Optional<LocalDate> date) {
            return new Line(person, person.site(), person.department(), date);
        }

        static final Comparator<Line> ORDER = Comparator.<Line, String>comparing(line -> line.person.number())
                .thenComparing(line -> line.date.map(LocalDate::toString).orElse(""))
                .thenComparing(line -> line.site.text())
                .thenComparing(line -> line.department.text());
    }

    /** Minutes of a line; its state is that of the least settled day in it. */
    private static final class Sum {
        private final long[] minutes = new long[Bucket.values().length];
        private final Map<String, Long> tiers = new TreeMap<>();
        private final Map<String, Long> allowances = new TreeMap<>();
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

        void add(Adjustment more) {
            more.minutes().forEach((bucket, length) -> minutes[bucket.ordinal()] += length);
        }

        /** Those that are not zero. */
        Map<String, Long> codes(ReportRequest.Name name) {
            Map<String, Long> codes = new LinkedHashMap<>();
            CODES.forEach((bucket, code) -> codes.put(code, minutes[bucket.ordinal()]));
            if (isOfCycles(name)) {
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
