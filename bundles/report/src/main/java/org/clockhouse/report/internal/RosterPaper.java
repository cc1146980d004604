package org.clockhouse.report.internal;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.roster.RosterGrid;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.roster.RosterSheet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.Shifts;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Column;
import org.clockhouse.report.internal.sheet.Sheet;
import org.clockhouse.report.internal.sheet.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The published roster: people down, dates across, codes of shifts as an import of a roster reads them. */
@Component(service = RosterPaper.class)
public final class RosterPaper {

    private static final int PEOPLE = 200;

    private final RosterGrid grid;
    private final Shifts shifts;

    @Activate
    public RosterPaper(@Reference RosterGrid grid, @Reference Shifts shifts) {
        this.grid = grid;
        this.shifts = shifts;
    }

    static List<Column> columns(MonthQuery query, Words words) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("number", words, 9));
        columns.add(Column.of("name", words, 12));
        query.from()
                .datesUntil(query.until().plusDays(1))
                .forEach(date -> columns.add(new Column(date.toString(), date.toString(), 10, false)));
        return columns;
    }

    /** @return how many people */
    int write(OrgId org, Scope scope, ReportRequest request, Words words, Sheet sheet) throws IOException {
        Map<ShiftId, String> codes = shifts.list(org).stream()
                .collect(toMap(Shift::id, shift -> shift.terms().code()));
        MonthQuery asked = request.query();
        RosterQuery query = new RosterQuery(
                asked.from(),
                asked.until(),
                asked.site(),
                asked.department(),
                asked.employee().map(Set::of).orElse(Set.of()),
                asked.text(),
                Set.of());
        int people = 0;
        Page page = Page.first(PEOPLE);
        do {
            RosterSheet part = grid.sheet(org, scope, query, page);
            for (RosterSheet.Row row : part.rows()) {
                List<Cell> cells = new ArrayList<>();
                cells.add(new Cell.Text(row.person().number()));
                cells.add(new Cell.Text(words.of(row.person().name())));
                row.cells().forEach(cell -> cells.add(new Cell.Text(text(cell, codes, words))));
                sheet.row(cells);
            }
            people += part.rows().size();
            page = new Page(part.next(), PEOPLE);
        } while (!page.after().isEmpty());
        return people;
    }

    private static String text(RosterSheet.Cell cell, Map<ShiftId, String> codes, Words words) {
        if (!cell.employed()) {
            return "";
        }
        return cell.shifts().isEmpty()
                ? words.of("off")
                : cell.shifts().stream().map(codes::get).collect(Collectors.joining("+"));
    }
}
