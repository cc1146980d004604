package org.clockhouse.report.internal.figure;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.period.WorkCycle;
import org.clockhouse.attendance.rule.PeriodPolicy.CycleBasis;
import org.clockhouse.attendance.rule.Tier;
import org.clockhouse.attendance.rule.TierPolicy;
import org.clockhouse.kernel.DepartmentId;
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

/** One line for each week with tiers and each cycle of comprehensive hours, with what it is measured against. */
@Component(service = CycleSheet.class)
public final class CycleSheet implements Listing {

    private static final long DAY = 480;

    private final CycleReading reading;

    @Activate
    public CycleSheet(@Reference CycleReading reading) {
        this.reading = reading;
    }

    @Override
    public ReportRequest.Name name() {
        return ReportRequest.Name.WORK_CYCLES;
    }

    @Override
    public List<Column> columns(Words words) {
        List<Column> columns = new ArrayList<>(Listing.who(words));
        columns.add(Column.of("cycle", words, 8));
        columns.add(Column.of("cycleFrom", words, 11));
        columns.add(Column.of("cycleUntil", words, 11));
        ReportRequest.Name.WORK_CYCLES.metrics().forEach(metric -> columns.add(FigureSheet.column(metric, words, 9)));
        columns.add(Column.of("tiers", words, 18));
        columns.add(Column.of("state", words, 10));
        columns.add(Column.of("by.RULE", words, 12));
        columns.add(Column.of("why", words, 40));
        return columns;
    }

    @Override
    public Lines read(OrgId org, Scope scope, MonthQuery query) {
        List<CycleReading.Entry> entries = reading.touching(org, scope, query);
        return (departments, words, sheet) -> {
            for (CycleReading.Entry entry : entries) {
                sheet.row(cells(entry, departments, words));
            }
            return entries.size();
        };
    }

    private static List<Cell> cells(CycleReading.Entry entry, Map<DepartmentId, String> departments, Words words) {
        WorkCycle cycle = entry.cycle();
        List<Cell> cells = new ArrayList<>(Listing.who(entry.person(), departments, words));
        cells.add(new Cell.Text(words.of("cycle." + cycle.kind())));
        cells.add(new Cell.Text(cycle.from().toString()));
        cells.add(new Cell.Text(cycle.until().toString()));
        ReportRequest.Name.WORK_CYCLES.metrics().forEach(metric -> cells.add(figure(cycle, metric)));
        cells.add(new Cell.Text(cycle.tiers().entrySet().stream()
                .map(tier -> tier.getKey() + ' ' + Cell.hours(tier.getValue()))
                .collect(joining("; "))));
        cells.add(new Cell.Text(words.of("state." + cycle.state())));
        cells.add(new Cell.Text(cycle.rules().code() + " #" + cycle.rules().edition()));
        cells.add(new Cell.Text(why(cycle, words)));
        return cells;
    }

    private static Cell figure(WorkCycle cycle, Metric metric) {
        return switch (metric) {
            case CYCLE_ATTENDED -> new Cell.Minutes(cycle.attended());
            case CYCLE_STANDARD -> new Cell.Minutes(cycle.standard());
            case CYCLE_REGULAR -> new Cell.Minutes(cycle.regular());
            case CYCLE_OVERTIME -> new Cell.Minutes(cycle.overtime());
            case CYCLE_HOLIDAY -> new Cell.Minutes(cycle.holiday());
            case CYCLE_MONTHLY -> new Cell.Minutes(cycle.monthly());
            case CYCLE_OVER_CAP -> new Cell.Minutes(cycle.overCap());
            default -> new Cell.Count(cycle.provisionalDays());
        };
    }

    /** What the minutes are measured against, in words. */
    private static String why(WorkCycle cycle, Words words) {
        WorkCycle.Ground ground = cycle.ground();
        List<String> said = new ArrayList<>();
        ground.basis().ifPresent(basis -> {
            boolean counted = basis == CycleBasis.CALENDAR;
            String standard = Cell.hours(cycle.standard());
            said.add(
                    counted
                            ? words.of("why.CALENDAR", ground.workdays(), Cell.hours(DAY), standard)
                            : words.of("why.AVERAGE", standard));
            ground.monthCap().ifPresent(cap -> said.add(words.of("why.cap", Cell.hours(cap))));
        });
        ground.tiers().ifPresent(tiers -> said.addAll(why(tiers, words)));
        return String.join(" ", said);
    }

    private static List<String> why(TierPolicy policy, Words words) {
        List<String> said = new ArrayList<>();
        if (!policy.weekly().isEmpty()) {
            said.add(words.of("why.weekly", tiers(policy.weekly())));
        }
        if (!policy.twoWeekly().isEmpty()) {
            said.add(words.of("why.twoWeekly", tiers(policy.twoWeekly())));
        }
        if (policy.isOfRows()) {
            said.add(words.of("why.consecutive", policy.consecutiveDay(), tiers(policy.consecutive())));
        }
        new TreeMap<>(policy.weekdays())
                .forEach((day, ofDay) -> said.add(words.of("why.weekday", words.of(day), tiers(ofDay))));
        if (!policy.daily().isEmpty()) {
            said.add(words.of("why.daily", tiers(policy.daily())));
            said.add(words.of("why." + policy.combine()));
        }
        if (!policy.rates().isEmpty()) {
            said.add(words.of(
                    "why.rates",
                    policy.rates().stream()
                            .map(rate -> rate.bucket() + " " + rate.above() + " %")
                            .collect(joining(", "))));
        }
        return said;
    }

    private static String tiers(List<Tier> tiers) {
        return tiers.stream()
                .map(tier -> "> " + Cell.hours(tier.above()) + " = " + tier.bucket())
                .collect(joining(", "));
    }
}
