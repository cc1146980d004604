package org.clockhouse.report.internal.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.period.PersonCounts;
import org.clockhouse.attendance.period.PersonCounts.AllowanceCount;
import org.clockhouse.attendance.period.PersonCounts.LateCount;
import org.clockhouse.attendance.period.PersonCounts.PointCount;
import org.clockhouse.attendance.period.PersonCounts.TotalHours;
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

/** One line for each total, each period of lates and of points, and each allowance; figures of another kind of line stay empty. */
@Component(service = CountSheet.class)
public final class CountSheet implements Listing {

    private static final List<Metric> METRICS = ReportRequest.Name.PERIOD_COUNTS.metrics();

    private final CountReading reading;

    @Activate
    public CountSheet(@Reference CountReading reading) {
        this.reading = reading;
    }

    @Override
    public ReportRequest.Name name() {
        return ReportRequest.Name.PERIOD_COUNTS;
    }

    @Override
    public List<Column> columns(Words words) {
        List<Column> columns = new ArrayList<>(Listing.who(words));
        columns.add(Column.of("counted", words, 14));
        columns.add(Column.of("cycleFrom", words, 11));
        columns.add(Column.of("cycleUntil", words, 11));
        METRICS.forEach(metric -> columns.add(FigureSheet.column(metric, words, 9)));
        columns.add(Column.of("state", words, 10));
        columns.add(Column.of("by.RULE", words, 12));
        columns.add(Column.of("why", words, 24));
        return columns;
    }

    @Override
    public Lines read(OrgId org, Scope scope, MonthQuery query) {
        List<PersonCounts> people = reading.touching(org, scope, query);
        return (departments, words, sheet) -> {
            int lines = 0;
            for (PersonCounts person : people) {
                List<Cell> who = Listing.who(person.person(), departments, words);
                List<List<Cell>> rows = rows(person, query, words);
                for (List<Cell> row : rows) {
                    List<Cell> cells = new ArrayList<>(who);
                    cells.addAll(row);
                    sheet.row(cells);
                }
                lines += rows.size();
            }
            return lines;
        };
    }

    private static List<List<Cell>> rows(PersonCounts person, MonthQuery query, Words words) {
        List<List<Cell>> rows = new ArrayList<>();
        person.totals().forEach(total -> rows.add(cells(total, words)));
        person.lates().forEach(lates -> rows.add(cells(lates, words)));
        person.points().forEach(points -> rows.add(cells(points, words)));
        person.allowances().forEach(allowance -> rows.add(cells(allowance, query, words)));
        return rows;
    }

    private static List<Cell> cells(TotalHours total, Words words) {
        boolean part = total.share().employed() < total.share().workdays();
        return cells(
                words.of("count." + total.per()),
                total.from(),
                total.until(),
                Map.of(
                        Metric.TOTAL_REQUIRED, total.required(),
                        Metric.TOTAL_ATTENDED, total.attended(),
                        Metric.TOTAL_REGULAR, total.regular(),
                        Metric.TOTAL_LACKING, total.lacking(),
                        Metric.TOTAL_OVERTIME, total.overtime()),
                words.of("state." + total.state()),
                rule(total.rules()),
                part
                        ? words.of(
                                "why.share",
                                total.share().employed(),
                                total.share().workdays())
                        : "");
    }

    private static List<Cell> cells(LateCount lates, Words words) {
        return cells(
                words.of("count.LATES"),
                lates.from(),
                lates.until(),
                Map.of(
                        Metric.LATES_COUNTED, lates.lates(),
                        Metric.LATES_FREE, lates.free(),
                        Metric.LATES_FORGIVEN, lates.forgiven(),
                        Metric.LATES_CHARGED, lates.charged(),
                        Metric.LATES_COST, lates.minutes()),
                words.of("state." + lates.state()),
                rule(lates.rules()),
                "");
    }

    private static List<Cell> cells(PointCount points, Words words) {
        String each = points.each().entrySet().stream()
                .map(exception -> words.of("flag." + exception.getKey()) + ' ' + exception.getValue())
                .collect(Collectors.joining("; "));
        return cells(
                words.of("count.POINTS"),
                points.from(),
                points.until(),
                Map.of(Metric.EXCEPTION_POINTS, points.points()),
                words.of("state." + points.state()),
                rule(points.rules()),
                points.isReached() ? words.of("why.points", points.most().getAsInt()) + ' ' + each : each);
    }

    private static List<Cell> cells(AllowanceCount allowance, MonthQuery query, Words words) {
        return cells(
                words.of("count.ALLOWANCE", allowance.name()),
                query.from(),
                query.until(),
                Map.of(
                        Metric.ALLOWANCE_RESULTS, allowance.results(),
                        Metric.ALLOWANCE_COUNT, allowance.count()),
                "",
                "",
                "");
    }

    private static String rule(DayResult.RuleRef rules) {
        return rules.code() + " #" + rules.edition();
    }

    private static List<Cell> cells(
            String kind,
            LocalDate from,
            LocalDate until,
            Map<Metric, Integer> figures,
            String state,
            String rule,
            String why) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(kind));
        cells.add(new Cell.Text(from.toString()));
        cells.add(new Cell.Text(until.toString()));
        for (Metric metric : METRICS) {
            Integer figure = figures.get(metric);
            if (figure == null) {
                cells.add(Cell.EMPTY);
            } else {
                cells.add(metric.unit() == Metric.Unit.MINUTES ? new Cell.Minutes(figure) : new Cell.Count(figure));
            }
        }
        cells.add(new Cell.Text(state));
        cells.add(new Cell.Text(rule));
        cells.add(new Cell.Text(why));
        return cells;
    }
}
