package org.clockhouse.report.internal.figure;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchAttributes.Outcome;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.report.Metric;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Column;
import org.clockhouse.report.internal.sheet.Sheet;
import org.clockhouse.report.internal.sheet.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One line for two people who punch together again and again. Both are among those whom the reader may see. */
@Component(service = PairSheet.class)
public final class PairSheet implements Listing {

    private static final PunchPairs PAIRS = new PunchPairs(Duration.ofSeconds(10), 3);
    private static final List<Metric> METRICS = ReportRequest.Name.PUNCH_PAIRS.metrics();
    /** By these nobody stands in for somebody else. */
    private static final Set<Method> OF_THE_BODY = EnumSet.of(Method.FINGERPRINT, Method.FACE, Method.PALM);

    private final Timesheets timesheets;
    private final PunchLog log;

    @Activate
    public PairSheet(@Reference Timesheets timesheets, @Reference PunchLog log) {
        this.timesheets = timesheets;
        this.log = log;
    }

    /** @param people by id, those of the pairs and more */
    private record Found(List<PunchPairs.Pair> pairs, Map<EmployeeId, Person> people) {}

    @Override
    public ReportRequest.Name name() {
        return ReportRequest.Name.PUNCH_PAIRS;
    }

    @Override
    public List<Column> columns(Words words) {
        List<Column> columns = new ArrayList<>(Listing.who(words));
        columns.add(Column.of("otherNumber", words, 10));
        columns.add(Column.of("otherName", words, 14));
        columns.add(Column.of("otherDepartment", words, 16));
        METRICS.forEach(metric -> columns.add(FigureSheet.column(metric, words, 10)));
        columns.add(Column.of("lastTogether", words, 11));
        return columns;
    }

    @Override
    public Lines read(OrgId org, Scope scope, MonthQuery query) {
        Found found = found(org, scope, query);
        return (departments, words, sheet) -> write(found, departments, words, sheet);
    }

    private Found found(OrgId org, Scope scope, MonthQuery query) {
        Map<EmployeeId, Person> people = new HashMap<>();
        List<PunchPairs.Seen> seen = new ArrayList<>();
        for (List<MonthRow> rows : timesheets.months(org, scope, query)) {
            Map<EmployeeId, Person> some =
                    rows.stream().map(MonthRow::person).collect(toMap(Person::id, person -> person));
            people.putAll(some);
            log
                    .of(
                            org,
                            some.keySet(),
                            moment(query.from().minusDays(1)),
                            moment(query.until().plusDays(2)))
                    .stream()
                    .filter(punch -> punch.attributes().outcome() == Outcome.ACCEPTED
                            && !OF_THE_BODY.contains(punch.attributes().method()))
                    .map(PairSheet::seen)
                    .filter(one ->
                            !one.date().isBefore(query.from()) && !one.date().isAfter(query.until()))
                    .forEach(seen::add);
        }
        return new Found(PAIRS.of(seen), people);
    }

    private static Instant moment(LocalDate date) {
        return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static PunchPairs.Seen seen(Punch punch) {
        return new PunchPairs.Seen(
                punch.employee().orElseThrow(),
                punch.terminal().text() + ' ' + punch.attributes().reader(),
                punch.at(),
                punch.at().atZone(punch.time().zone()).toLocalDate());
    }

    private static int write(Found found, Map<DepartmentId, String> departments, Words words, Sheet sheet)
            throws IOException {
        for (PunchPairs.Pair pair : found.pairs()) {
            List<Cell> cells = new ArrayList<>();
            for (EmployeeId id : List.of(pair.one(), pair.other())) {
                cells.addAll(Listing.who(found.people().get(id), departments, words));
            }
            cells.add(new Cell.Count(pair.dates().size()));
            cells.add(new Cell.Count(pair.both()));
            cells.add(new Cell.Share(pair.share()));
            cells.add(new Cell.Text(pair.dates().last().toString()));
            sheet.row(cells);
        }
        return found.pairs().size();
    }
}
