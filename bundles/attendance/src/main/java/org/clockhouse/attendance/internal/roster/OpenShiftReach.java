package org.clockhouse.attendance.internal.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.internal.shift.ShiftBook;
import org.clockhouse.attendance.market.OpenShift;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.spi.ShiftRepository;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whom an open shift is for, who plans it, and when it begins for them. */
@Component(service = OpenShiftReach.class)
public final class OpenShiftReach {

    private final ShiftRepository shifts;
    private final Departments departments;
    private final Directory directory;
    private final Sites sites;
    private final Clock clock;

    @Activate
    public OpenShiftReach(
            @Reference ShiftRepository shifts,
            @Reference Departments departments,
            @Reference Directory directory,
            @Reference Sites sites,
            @Reference Clock clock) {
        this.shifts = shifts;
        this.departments = departments;
        this.directory = directory;
        this.sites = sites;
        this.clock = clock;
    }

    /** @throws NotFound for a department that the scope does not hold as a whole */
    public void require(OrgId org, Scope scope, DepartmentId department) {
        if (!isSeen(org, scope, department)) {
            throw new NotFound("department", department.text());
        }
    }

    public boolean isSeen(OrgId org, Scope scope, DepartmentId id) {
        Department department = departments.find(org, id);
        return scope.everybody()
                || scope.departments().stream()
                        .map(granted -> departments.find(org, granted))
                        .anyMatch(department::isWithin);
    }

    /** In its newest edition. */
    public Shift shift(ShiftId id) {
        return Optional.ofNullable(ShiftBook.byId(shifts.editions()).get(id))
                .map(editions -> editions.get(editions.size() - 1))
                .orElseThrow(() -> Refused.at("/shiftId", "shift.unknown", "there is no shift " + id.text()));
    }

    public List<Employee> audience(OrgId org, DepartmentId department, String position, LocalDate date) {
        EmployeeFilter filter = new EmployeeFilter("", Optional.of(department), Optional.empty(), Optional.empty());
        List<Employee> audience = new ArrayList<>();
        Page page = Page.first(Page.MOST);
        do {
            Slice<Employee> people = directory.employed(org, Scope.EVERYBODY, filter, date, date, page);
            people.items().stream()
                    .filter(person -> hasPosition(person, position.strip()))
                    .forEach(audience::add);
            page = new Page(people.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return audience;
    }

    public boolean isFor(OrgId org, OpenShift shift, Employee person) {
        return hasPosition(person, shift.position())
                && !person.hiredOn().isAfter(shift.date())
                && person.endedOn().filter(end -> end.isBefore(shift.date())).isEmpty()
                && departments.find(org, person.department()).isWithin(departments.find(org, shift.department()));
    }

    private static boolean hasPosition(Employee person, String position) {
        return position.isEmpty() || person.placement().position().equals(position);
    }

    /** For the first of these people it has begun by the wall of their site. */
    public boolean hasBegun(OrgId org, Shift shift, LocalDate date, List<Employee> people) {
        return people.stream().map(Employee::site).distinct().anyMatch(site -> !date.atStartOfDay(
                        sites.find(org, site).zone())
                .plusMinutes(shift.terms().start())
                .toInstant()
                .isAfter(clock.instant()));
    }
}
