package org.clockhouse.report.internal.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.period.PersonCycles;
import org.clockhouse.attendance.period.WorkCycle;
import org.clockhouse.attendance.period.WorkCycles;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads people's weeks and cycles, a page of people at a time. */
@Component(service = CycleReading.class)
public final class CycleReading {

    private static final int PEOPLE = 200;

    private final WorkCycles cycles;

    @Activate
    public CycleReading(@Reference WorkCycles cycles) {
        this.cycles = cycles;
    }

    /** A week or cycle, and whose it is. */
    public record Entry(Person person, WorkCycle cycle) {}

    /** Those that touch a period of at most {@link MonthQuery#LONGEST} days, person by person. */
    List<Entry> touching(OrgId org, Scope scope, MonthQuery query) {
        List<Entry> entries = new ArrayList<>();
        Page page = Page.first(PEOPLE);
        do {
            Slice<PersonCycles> people = cycles.of(org, scope, query, page);
            people.items()
                    .forEach(each -> each.cycles().forEach(cycle -> entries.add(new Entry(each.person(), cycle))));
            page = new Page(people.next(), PEOPLE);
        } while (!page.after().isEmpty());
        return entries;
    }

    /** Those that end in a period of any length, so that each is in one period only; by number and date. */
    public List<Entry> endingIn(OrgId org, Scope scope, MonthQuery query) {
        List<Entry> entries = new ArrayList<>();
        for (MonthQuery month : DayReading.months(query)) {
            touching(org, scope, month).stream()
                    .filter(entry -> entry.cycle().endsBy(month.until()))
                    .forEach(entries::add);
        }
        entries.sort(Comparator.<Entry, String>comparing(entry -> entry.person().number())
                .thenComparing(entry -> entry.cycle().from())
                .thenComparing(entry -> entry.cycle().kind()));
        return entries;
    }
}
