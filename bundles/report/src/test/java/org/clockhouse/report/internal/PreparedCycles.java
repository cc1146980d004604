package org.clockhouse.report.internal;

import java.util.ArrayList;
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
import org.clockhouse.report.internal.figure.CycleReading;

/** Weeks and cycles of one person that are as they were given. */
final class PreparedCycles implements WorkCycles {

    private final List<WorkCycle> cycles = new ArrayList<>();
    private Person person;

    CycleReading reading() {
        return new CycleReading(this);
    }

    void add(Person whose, WorkCycle cycle) {
        person = whose;
        cycles.add(cycle);
    }

    @Override
    public Slice<PersonCycles> of(OrgId org, Scope scope, MonthQuery query, Page page) {
        List<WorkCycle> touching = cycles.stream()
                .filter(cycle ->
                        !cycle.until().isBefore(query.from()) && !cycle.from().isAfter(query.until()))
                .toList();
        return new Slice<>(touching.isEmpty() ? List.of() : List.of(new PersonCycles(person, touching)), "");
    }
}
