package org.clockhouse.report.internal.payroll;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.closing.PeriodSheets;
import org.clockhouse.attendance.closing.Periods;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What periods carry of those that were locked before them. */
@Component(service = CarriedLines.class)
public final class CarriedLines {

    private final Periods periods;
    private final PeriodSheets sheets;

    @Activate
    public CarriedLines(@Reference Periods periods, @Reference PeriodSheets sheets) {
        this.periods = periods;
        this.sheets = sheets;
    }

    /**
     * Of the periods that lie inside the dates as a whole, so that no line is handed over twice; by number and date.
     *
     * @param people who have days in the sheet: where not everybody is asked for, the lines are theirs
     */
    public List<PeriodSheets.Line> of(OrgId org, Scope scope, MonthQuery query, Set<EmployeeId> people) {
        boolean everybody = query.site().isEmpty()
                && query.department().isEmpty()
                && query.employee().isEmpty()
                && query.text().isEmpty();
        List<PeriodSheets.Line> lines = new ArrayList<>();
        for (Period period : periods.list(org)) {
            boolean inside =
                    !period.from().isBefore(query.from()) && !period.until().isAfter(query.until());
            if (inside) {
                every(org, scope, period).stream()
                        .filter(line ->
                                everybody || people.contains(line.person().id()))
                        .forEach(lines::add);
            }
        }
        lines.sort(Comparator.<PeriodSheets.Line, String>comparing(
                        line -> line.person().number())
                .thenComparing(line -> line.adjustment().date())
                .thenComparing(line -> line.adjustment().ordinal()));
        return lines;
    }

    private List<PeriodSheets.Line> every(OrgId org, Scope scope, Period period) {
        List<PeriodSheets.Line> lines = new ArrayList<>();
        Page page = Page.first(Page.MOST);
        do {
            Slice<PeriodSheets.Line> some = sheets.adjustments(org, scope, period.id(), page);
            lines.addAll(some.items());
            page = new Page(some.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return lines;
    }
}
