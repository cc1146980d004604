package org.clockhouse.attendance.internal.roster;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.PlannedDate;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.roster.RosterDuty;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.calendar.DayType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts what is planned. In an open transaction. */
@Component(service = DutyReader.class)
public final class DutyReader {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final SheetReader sheets;

    @Activate
    public DutyReader(@Reference SheetReader sheets) {
        this.sheets = sheets;
    }

    List<RosterDuty> read(OrgId org, Scope scope, RosterQuery query) {
        List<Employee> people = sheets.everybody(org, scope, query);
        Set<EmployeeId> ids = people.stream().map(Employee::id).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return List.of();
        }
        Plans plans = sheets.plans(org, ids, query.from(), query.until());
        return people.stream().map(person -> duty(person, plans, query)).toList();
    }

    private static RosterDuty duty(Employee person, Plans plans, RosterQuery query) {
        int shifts = 0;
        int minutes = 0;
        int nights = 0;
        int weekends = 0;
        int holidays = 0;
        for (LocalDate date = query.from(); !date.isAfter(query.until()); date = date.plusDays(1)) {
            PlannedDate planned = plans.published(person.id(), date);
            List<Occurrence> worked =
                    planned.occurrences().stream().filter(Occurrence::isPlanned).toList();
            shifts += worked.size();
            minutes += worked.stream().mapToInt(Occurrence::nominal).sum();
            nights += (int) worked.stream().filter(DutyReader::isNight).count();
            weekends += !worked.isEmpty() && WEEKEND.contains(date.getDayOfWeek()) ? 1 : 0;
            holidays += !worked.isEmpty() && planned.type() == DayType.STATUTORY ? 1 : 0;
        }
        return new RosterDuty(Person.of(person), shifts, minutes, nights, weekends, holidays);
    }

    private static boolean isNight(Occurrence shift) {
        return shift.segments()
                        .and(Work.around(shift, shift.policy().nightOrUsual()))
                        .length()
                >= RosterDuty.NIGHT;
    }
}
