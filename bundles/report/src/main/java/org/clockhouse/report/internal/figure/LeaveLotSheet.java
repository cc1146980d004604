package org.clockhouse.report.internal.figure;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.leave.LeaveCatalogue;
import org.clockhouse.attendance.leave.LeaveEntry;
import org.clockhouse.attendance.leave.LeaveLot;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.attendance.leave.Leaves;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.report.Metric;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Column;
import org.clockhouse.report.internal.sheet.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * One line for each lot of leave that was earned by the end of the period and not gone before it: what is left, until when, and what is
 * paid or lapses inside the period.
 */
@Component(service = LeaveLotSheet.class)
public final class LeaveLotSheet implements Listing {

    private static final List<Metric> METRICS = ReportRequest.Name.LEAVE_LOTS.metrics();

    private final Timesheets timesheets;
    private final Leaves leaves;
    private final LeaveCatalogue types;

    @Activate
    public LeaveLotSheet(@Reference Timesheets timesheets, @Reference Leaves leaves, @Reference LeaveCatalogue types) {
        this.timesheets = timesheets;
        this.leaves = leaves;
        this.types = types;
    }

    /** @param day minutes of a day of leave of that person */
    private record Line(Person person, LeaveLot lot, int day) {}

    @Override
    public ReportRequest.Name name() {
        return ReportRequest.Name.LEAVE_LOTS;
    }

    @Override
    public List<Column> columns(Words words) {
        List<Column> columns = new ArrayList<>(Listing.who(words));
        columns.add(Column.of("leaveType", words, 14));
        columns.add(Column.of("lotFrom", words, 11));
        columns.add(Column.of("lotSource", words, 14));
        METRICS.forEach(metric -> columns.add(FigureSheet.column(metric, words, 9)));
        columns.add(Column.of("lotDays", words, 9));
        columns.add(Column.of("lotUntil", words, 11));
        columns.add(Column.of("lotEnd", words, 16));
        return columns;
    }

    @Override
    public Lines read(OrgId org, Scope scope, MonthQuery query) {
        List<Line> lines = new ArrayList<>();
        for (List<MonthRow> rows : timesheets.months(org, scope, query)) {
            List<Person> people = rows.stream().map(MonthRow::person).toList();
            List<EmployeeId> ids = people.stream().map(Person::id).toList();
            Set<LeaveEntry> open = leaves.lots(org, scope, ids, query.from().minusDays(1)).values().stream()
                    .flatMap(List::stream)
                    .filter(lot -> lot.left() > 0 && lot.isOpenOn(query.from().minusDays(1)))
                    .map(LeaveLot::from)
                    .collect(toSet());
            Map<EmployeeId, List<LeaveLot>> lots = leaves.lots(org, scope, ids, query.until());
            Map<EmployeeId, Integer> days = leaves.dayLengths(org, scope, ids, query.until());
            people.forEach(person -> lots.getOrDefault(person.id(), List.of()).stream()
                    .filter(lot ->
                            open.contains(lot.from()) || !lot.from().date().isBefore(query.from()))
                    .forEach(lot -> lines.add(new Line(person, lot, days.getOrDefault(person.id(), LeaveType.DAY)))));
        }
        Map<String, LocalName> names =
                types.on(org, query.until()).stream().collect(toMap(LeaveType::code, LeaveType::name));
        return (departments, words, sheet) -> {
            for (Line line : lines) {
                List<Cell> cells = new ArrayList<>(Listing.who(line.person(), departments, words));
                cells.addAll(cells(line, names, query, words));
                sheet.row(cells);
            }
            return lines.size();
        };
    }

    private static List<Cell> cells(Line line, Map<String, LocalName> types, MonthQuery query, Words words) {
        LeaveLot lot = line.lot();
        String type = lot.from().type();
        String source = lot.from().type().equals(LeaveType.COMPENSATORY)
                ? lot.from().source().split(" ")[0]
                : lot.from().kind().name();
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(types.containsKey(type) ? words.of(types.get(type)) : type));
        cells.add(new Cell.Text(lot.from().date().toString()));
        cells.add(new Cell.Text(words.of("lot." + source)));
        METRICS.forEach(metric -> cells.add(new Cell.Minutes(figure(lot, metric, query.until()))));
        cells.add(new Cell.Amount(Math.round(100.0 * figure(lot, Metric.LOT_LEFT, query.until()) / line.day())));
        cells.add(new Cell.Text(lot.expires().map(LocalDate::toString).orElse("")));
        cells.add(new Cell.Text(
                lot.from().expires().isEmpty()
                        ? ""
                        : words.of("lotEnd." + lot.from().onExpiry())));
        return cells;
    }

    private static long figure(LeaveLot lot, Metric metric, LocalDate until) {
        return switch (metric) {
            case LOT_BROUGHT -> lot.from().minutes();
            case LOT_TAKEN -> lot.from().minutes() - lot.left();
            case LOT_LEFT -> lot.isOpenOn(until) ? lot.left() : 0;
            case LOT_PAID -> lot.paid(until);
            default -> lot.lapsed(until);
        };
    }
}
