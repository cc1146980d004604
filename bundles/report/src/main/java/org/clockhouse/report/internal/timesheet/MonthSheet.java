package org.clockhouse.report.internal.timesheet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.rule.AllowanceRule;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.report.internal.payroll.PayCodes;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Column;
import org.clockhouse.report.internal.sheet.Words;

/** People down, dates across, totals and the company's own pay codes at the right, a column to sign in. */
final class MonthSheet implements Layout {

    private final OrgId org;
    private final MonthQuery query;
    private final PayCodes codes;
    private final List<AllowanceRule> allowances;
    private final LeaveSigns signs;
    private final Map<EmployeeId, String> carried;
    private final Words words;
    private Map<EmployeeId, Map<String, Integer>> sums = Map.of();

    /** @param carried of locked periods, for each person */
    MonthSheet(
            OrgId org,
            MonthQuery query,
            PayCodes codes,
            LeaveSigns signs,
            Map<EmployeeId, String> carried,
            Words words) {
        this.org = org;
        this.query = query;
        this.codes = codes;
        this.allowances = codes.inForce(org, query);
        this.signs = signs;
        this.carried = carried;
        this.words = words;
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("number", words, 9));
        columns.add(Column.of("name", words, 12));
        for (LocalDate date = query.from(); !date.isAfter(query.until()); date = date.plusDays(1)) {
            columns.add(new Column(date.toString(), String.valueOf(date.getDayOfMonth()), 5, false));
        }
        for (String total : new String[] {"required", "regular", "deviation", "overtime", "extra", "open"}) {
            columns.add(Column.of(total, words, 8));
        }
        payCodes().forEach(code -> columns.add(new Column(code, code, 8, false)));
        if (!carried.isEmpty()) {
            columns.add(Column.of("carried", words, 22));
        }
        columns.add(new Column("signature", words.of("signature"), 13, true));
        return columns;
    }

    private Stream<String> payCodes() {
        return allowances.stream().map(rule -> rule.terms().payCode()).distinct();
    }

    @Override
    public List<String> meanings() {
        return Stream.concat(
                        signs.meanings(words).stream(), allowances.stream().map(rule -> PayCodes.meaning(rule, words)))
                .toList();
    }

    @Override
    public void people(List<MonthRow> people) {
        signs.people(people);
        sums = allowances.isEmpty() ? Map.of() : codes.sums(org, people);
    }

    @Override
    public List<List<Cell>> rows(MonthRow row, String department) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(row.person().number()));
        cells.add(new Cell.Text(words.of(row.person().name())));
        int next = 0;
        int open = 0;
        for (LocalDate date = query.from(); !date.isAfter(query.until()); date = date.plusDays(1)) {
            List<DayResult> results = new ArrayList<>(1);
            while (next < row.days().size() && row.days().get(next).date().equals(date)) {
                results.add(row.days().get(next++));
            }
            cells.add(day(results, signs.of(row.person().id(), date, words)));
            open += results.stream().mapToInt(MonthSheet::open).sum();
        }
        cells.add(new Cell.Minutes(row.totals().get(Bucket.REQUIRED)));
        cells.add(new Cell.Minutes(row.totals().get(Bucket.REGULAR)));
        cells.add(new Cell.Minutes(row.totals().get(Bucket.LATE) + row.totals().get(Bucket.EARLY)));
        cells.add(new Cell.Minutes(row.totals().overtime()));
        cells.add(new Cell.Minutes(row.totals().get(Bucket.EXTRA)));
        cells.add(new Cell.Minutes(open));
        Map<String, Integer> own = sums.getOrDefault(row.person().id(), Map.of());
        payCodes().forEach(code -> cells.add(new Cell.Minutes(own.getOrDefault(code, 0))));
        if (!carried.isEmpty()) {
            cells.add(new Cell.Text(carried.getOrDefault(row.person().id(), "")));
        }
        cells.add(Cell.EMPTY);
        return List.of(cells);
    }

    /** What still needs somebody: absent, or a punch is missing. */
    private static int open(DayResult result) {
        boolean unsettled = result.status() == DayStatus.ABSENT || isMissing(result);
        return unsettled ? result.minutes().get(Bucket.SHORT) : 0;
    }

    private static boolean isMissing(DayResult result) {
        return result.has(Flag.Kind.MISSING_OUT) || result.has(Flag.Kind.MISSING_IN);
    }

    /** @param leave letters of the leave that the date is of */
    private Cell day(List<DayResult> results, Optional<String> leave) {
        if (results.isEmpty()) {
            return Cell.EMPTY;
        }
        int late = sum(results, Bucket.LATE);
        int early = sum(results, Bucket.EARLY);
        int uncovered = results.stream().mapToInt(MonthSheet::open).sum();
        if (any(results, DayStatus.ABSENT)) {
            return new Cell.Day(words.of("letter.ABSENT"), uncovered);
        }
        if (results.stream().anyMatch(MonthSheet::isMissing)) {
            return new Cell.Day(words.of("letter.MISSING"), uncovered);
        }
        if (late > 0) {
            return new Cell.Day(words.of("letter.LATE"), late + early);
        }
        if (early > 0) {
            return new Cell.Day(words.of("letter.EARLY"), early);
        }
        if (results.stream().flatMap(result -> result.flags().stream()).anyMatch(flag -> flag.kind()
                .isToBeLookedAt())) {
            return new Cell.Day(words.of("letter.HELD"), sum(results, Bucket.ATTENDED));
        }
        if (any(results, DayStatus.PROVISIONAL)) {
            return new Cell.Day(words.of("letter.UNKNOWN"), -1);
        }
        if (leave.isPresent()) {
            return new Cell.Day(leave.get(), sum(results, Bucket.LEAVE) + sum(results, Bucket.CREDITED));
        }
        boolean planned = results.stream().anyMatch(result -> result.planned().isPresent());
        int counted = sum(results, Bucket.REGULAR) + sum(results, Bucket.CREDITED);
        return new Cell.Day("", planned ? counted : sum(results, Bucket.ATTENDED));
    }

    private static boolean any(List<DayResult> results, DayStatus status) {
        return results.stream().anyMatch(result -> result.status() == status);
    }

    private static int sum(List<DayResult> results, Bucket bucket) {
        return results.stream().mapToInt(result -> result.minutes().get(bucket)).sum();
    }
}
