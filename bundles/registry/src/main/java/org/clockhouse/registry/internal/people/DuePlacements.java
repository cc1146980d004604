package org.clockhouse.registry.internal.people;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Workers;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.internal.organisation.Places;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeFile;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets transfers that lay ahead come true: a person's row shows where they are today, and today comes by itself. The dated
 * periods are right all the time; this only brings lists and scopes up to them.
 */
@Component(service = DuePlacements.class, immediate = true)
public final class DuePlacements {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int AT_ONCE = 200;

    private final EmployeeRepository employees;
    private final OrganisationRepository organisation;
    private final DepartmentRepository departments;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;
    private final Workers.Crew crew;

    @Activate
    public DuePlacements(
            @Reference EmployeeRepository employees,
            @Reference OrganisationRepository organisation,
            @Reference DepartmentRepository departments,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock,
            @Reference Workers workers) {
        this.employees = employees;
        this.organisation = organisation;
        this.departments = departments;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
        this.crew = workers.crew("placements", 1);
        crew.every(EVERY, this::bringUpToDate);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    void bringUpToDate() {
        organisation.companies().forEach(company -> bringUpToDate(company.id()));
    }

    private void bringUpToDate(OrgId org) {
        boolean more;
        do {
            more = transactions.in(org, this::someOf);
        } while (more);
    }

    /** Asks for the latest date on earth and keeps those who are due at their own site. Whether another turn is worth it. */
    private boolean someOf() {
        LocalDate latest = LocalDate.now(clock.withZone(ZoneOffset.ofHours(14)));
        List<EmployeeId> due = employees.misplaced(latest, AT_ONCE);
        if (due.isEmpty()) {
            return false;
        }
        Places places = Places.read(organisation, departments, clock);
        Map<EmployeeId, List<EmploymentPeriod>> periods =
                employees.periods(due).stream().collect(Collectors.groupingBy(EmploymentPeriod::employee));
        List<EmployeeFile> moved = new ArrayList<>();
        for (Employee employee : employees.find(due)) {
            EmployeeFile file = placed(employee, periods.get(employee.id()), places);
            if (!file.employee().equals(employee)) {
                moved.add(file);
            }
        }
        employees.update(moved);
        OrgId org = transactions.org();
        transactions.afterCommit(() -> changes.tell(org, Topic.EMPLOYEES));
        return !moved.isEmpty() && due.size() == AT_ONCE;
    }

    private static EmployeeFile placed(Employee employee, List<EmploymentPeriod> periods, Places places) {
        return Files.of(
                employee.id(),
                employee.number(),
                employee.person(),
                periods,
                places.today(employee.site()),
                employee.version());
    }
}
