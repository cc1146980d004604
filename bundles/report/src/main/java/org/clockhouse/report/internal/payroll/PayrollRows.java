package org.clockhouse.report.internal.payroll;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.clockhouse.attendance.closing.PeriodSheets;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Column;
import org.clockhouse.report.internal.sheet.Sheet;

/** Rows of payroll, by schema. Columns are the same in every language, and are only ever added to, under a new name of the schema. */
public final class PayrollRows {

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

    /** Of the third schema, after those of the second. */
    private static final String COUNT = "count";

    /** Of the fourth schema, after those of the third. */
    private static final String REASON = "reason";

    /** What the lines of days are based on. */
    static final List<Cell> DAYS = List.of(new Cell.Text("DAY"), Cell.EMPTY, Cell.EMPTY);

    private final ReportRequest request;
    private final Sheet sheet;
    private final Function<PayLine, List<Cell>> named;
    private final Set<EmployeeId> people = new HashSet<>();

    PayrollRows(ReportRequest request, Sheet sheet, Function<PayLine, List<Cell>> named) {
        this.request = request;
        this.sheet = sheet;
        this.named = named;
    }

    public static List<Column> columns(ReportRequest.Name name) {
        List<String> keys = new ArrayList<>(COLUMNS);
        if (schema(name) >= 2) {
            keys.addAll(BASIS);
        }
        if (schema(name) >= 3) {
            keys.add(COUNT);
        }
        if (schema(name) >= 4) {
            keys.add(REASON);
        }
        return keys.stream()
                .map(key -> new Column(key, key, key.equals("schema") ? 20 : 12, false))
                .toList();
    }

    /** Each has all of the one before. */
    static int schema(ReportRequest.Name name) {
        return switch (name) {
            case PAYROLL -> 1;
            case PAYROLL_CYCLES -> 2;
            case PAYROLL_COUNTS -> 3;
            default -> 4;
        };
    }

    static List<Cell> basis(String kind, LocalDate from, LocalDate until) {
        return List.of(new Cell.Text(kind), new Cell.Text(from.toString()), new Cell.Text(until.toString()));
    }

    /** Of whom there are rows so far. */
    Set<EmployeeId> people() {
        return people;
    }

    void minutes(PayLine line, Map<String, Long> codes, String state, List<Cell> basis) throws IOException {
        people.add(line.person().id());
        for (Map.Entry<String, Long> code : codes.entrySet()) {
            write(line, code.getKey(), code.getValue(), state, basis, 0, "");
        }
    }

    /** @param causes why they are there */
    void adjustments(PayLine line, Map<String, Long> codes, String state, Set<PeriodSheets.Cause> causes)
            throws IOException {
        people.add(line.person().id());
        String reason = causes.stream().map(Enum::name).collect(joining(" "));
        for (Map.Entry<String, Long> code : codes.entrySet()) {
            write(line, code.getKey(), code.getValue(), state, DAYS, 0, reason);
        }
    }

    void counts(PayLine line, Map<String, Long> counts, String state) throws IOException {
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            write(line, count.getKey(), 0, state, DAYS, count.getValue(), "");
        }
    }

    private void write(
            PayLine line, String code, long minutes, String state, List<Cell> basis, long count, String reason)
            throws IOException {
        int schema = schema(request.name());
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text("clockhouse-payroll-" + schema));
        cells.add(new Cell.Text(request.query().from().toString()));
        cells.add(new Cell.Text(request.query().until().toString()));
        cells.addAll(named.apply(line));
        cells.add(new Cell.Text(code));
        cells.add(new Cell.Count(minutes));
        cells.add(new Cell.Text(state));
        if (schema >= 2) {
            cells.addAll(basis);
        }
        if (schema >= 3) {
            cells.add(new Cell.Count(count));
        }
        if (schema >= 4) {
            cells.add(new Cell.Text(reason));
        }
        sheet.row(cells);
    }
}
