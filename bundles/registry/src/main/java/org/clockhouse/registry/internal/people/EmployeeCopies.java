package org.clockhouse.registry.internal.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.PeopleCopies;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.DepartmentDraft;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.spi.EmployeeFile;
import org.clockhouse.registry.spi.EmployeeQuery;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Copies as employees of one department, employed since ever until they are not named any more. */
@Component
public final class EmployeeCopies implements PeopleCopies {

    private static final LocalName DEPARTMENT = new LocalName("总部人员", "People of the head office");
    private static final LocalDate EVER = LocalDate.of(2000, 1, 1);
    /** Far below what a transaction on Derby may write. */
    private static final int AT_ONCE = 200;

    private final EmployeeRepository employees;
    private final Departments departments;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public EmployeeCopies(
            @Reference EmployeeRepository employees,
            @Reference Departments departments,
            @Reference Journal journal,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.employees = employees;
        this.departments = departments;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those who leave go first: their numbers may be another's now. */
    @Override
    public void set(OrgId org, SiteId site, Collection<Copy> people) {
        Placement place = new Placement(site, department(org), "");
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<EmployeeId, Employee> known =
                all(org, today).stream().collect(Collectors.toMap(Employee::id, Function.identity()));
        Set<EmployeeId> named = people.stream().map(Copy::id).collect(Collectors.toSet());
        List<EmployeeFile> changed = new ArrayList<>();
        known.values().stream()
                .filter(person ->
                        !named.contains(person.id()) && person.endedOn().isEmpty())
                .forEach(person -> changed.add(left(person, today)));
        List<EmployeeFile> fresh = new ArrayList<>();
        for (Copy copy : people) {
            Employee person = known.get(copy.id());
            if (person == null) {
                fresh.add(file(copy, place, today, 1));
            } else if (!isSame(person, copy, place)) {
                changed.add(file(copy, place, today, person.version()));
            }
        }
        inParts(org, changed, employees::update);
        inParts(org, fresh, employees::insert);
    }

    private void inParts(OrgId org, List<EmployeeFile> files, Consumer<List<EmployeeFile>> write) {
        for (int from = 0; from < files.size(); from += AT_ONCE) {
            List<EmployeeFile> part = files.subList(from, Math.min(files.size(), from + AT_ONCE));
            transactions.run(org, () -> {
                write.accept(part);
                journal.altered(Topic.EMPLOYEES, List.of());
            });
        }
    }

    private static boolean isSame(Employee person, Copy copy, Placement place) {
        return person.number().equals(copy.number())
                && person.name().equals(copy.name())
                && person.placement().equals(place)
                && person.endedOn().isEmpty();
    }

    private static EmployeeFile file(Copy copy, Placement place, LocalDate today, long version) {
        List<EmploymentPeriod> periods =
                List.of(new EmploymentPeriod(copy.id(), EVER, Optional.empty(), place, EmploymentPeriod.Start.HIRE));
        return Files.of(copy.id(), copy.number(), PersonalData.named(copy.name()), periods, today, version);
    }

    /** By a number that is nobody's. */
    private static EmployeeFile left(Employee person, LocalDate today) {
        List<EmploymentPeriod> periods = List.of(new EmploymentPeriod(
                person.id(), EVER, Optional.of(today.minusDays(1)), person.placement(), EmploymentPeriod.Start.HIRE));
        String number = person.id().text().replace("-", "");
        return Files.of(person.id(), number, person.person(), periods, today, person.version());
    }

    private List<Employee> all(OrgId org, LocalDate today) {
        EmployeeQuery everybody = new EmployeeQuery(
                "",
                "",
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                today,
                Optional.empty(),
                Optional.empty());
        List<Employee> all = new ArrayList<>();
        Page page = Page.first(Page.MOST);
        Slice<Employee> slice;
        do {
            Page next = page;
            slice = transactions.in(org, () -> employees.page(Scope.EVERYBODY, everybody, next));
            all.addAll(slice.items());
            page = new Page(slice.next(), Page.MOST);
        } while (!slice.next().isEmpty());
        return all;
    }

    private DepartmentId department(OrgId org) {
        return departments.tree(org).stream()
                .filter(department -> department.name().equals(DEPARTMENT))
                .findFirst()
                .map(Department::id)
                .orElseGet(() -> departments
                        .add(Actor.system(org, "registry"), new DepartmentDraft(DEPARTMENT, Optional.empty()))
                        .id());
    }
}
