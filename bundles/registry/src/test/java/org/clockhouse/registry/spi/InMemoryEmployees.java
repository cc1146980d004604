package org.clockhouse.registry.spi;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Numbers;
import org.clockhouse.registry.organisation.Department;

public final class InMemoryEmployees implements EmployeeRepository {

    private final OrgTable<EmployeeId, EmployeeFile> files;
    private final DepartmentRepository departments;
    private final Set<EmployeeId> referred = new HashSet<>();

    public InMemoryEmployees(InMemoryTransactions transactions, DepartmentRepository departments) {
        this.files = new OrgTable<>(transactions);
        this.departments = departments;
    }

    /** As if something outside the registry referred to this person. */
    public void refer(EmployeeId employee) {
        referred.add(employee);
    }

    @Override
    public List<Employee> find(Collection<EmployeeId> employees) {
        return employees.stream()
                .distinct()
                .flatMap(id -> files.get(id).stream())
                .map(EmployeeFile::employee)
                .toList();
    }

    @Override
    public Map<EmployeeId, LocalDate> births(Collection<EmployeeId> employees) {
        return find(employees).stream()
                .filter(one -> one.person().birthDate().isPresent())
                .collect(Collectors.toMap(
                        Employee::id, one -> one.person().birthDate().get()));
    }

    @Override
    public Set<EmployeeId> seen(Scope scope, Collection<EmployeeId> employees) {
        return find(employees).stream().filter(in(scope)).map(Employee::id).collect(Collectors.toSet());
    }

    @Override
    public List<Employee> numbered(Collection<String> bareNumbers) {
        Set<String> wanted = Set.copyOf(bareNumbers);
        return files.values().stream()
                .map(EmployeeFile::employee)
                .filter(employee -> wanted.contains(Numbers.bare(employee.number())))
                .toList();
    }

    @Override
    public Slice<Employee> page(Scope scope, EmployeeQuery query, Page page) {
        List<EmployeeFile> found = files.values().stream()
                .filter(file -> in(scope).test(file.employee()))
                .filter(file -> searched(query, file))
                .filter(file -> wanted(query, file))
                .sorted(Comparator.comparing(InMemoryEmployees::cursor))
                .filter(file -> page.after().isEmpty() || cursor(file).compareTo(page.after()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, InMemoryEmployees::cursor).map(EmployeeFile::employee);
    }

    @Override
    public List<Employee> visitors(EmployeeQuery query, int limit) {
        return files.values().stream()
                .filter(file -> file.employee().isVisitor() && isMeant(query, file))
                .map(EmployeeFile::employee)
                .sorted(Comparator.comparing((Employee visitor) -> visitor.id().text())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<EmploymentPeriod> periods(Collection<EmployeeId> employees) {
        return employees.stream()
                .distinct()
                .flatMap(id -> files.get(id).stream())
                .flatMap(file -> file.periods().stream())
                .toList();
    }

    @Override
    public void insert(Collection<EmployeeFile> added) {
        for (EmployeeFile file : added) {
            refuseTaken(file.employee());
            files.put(file.employee().id(), file);
        }
    }

    @Override
    public void update(Collection<EmployeeFile> changed) {
        for (EmployeeFile file : changed) {
            Employee employee = file.employee();
            if (files.get(employee.id())
                    .filter(stored -> stored.employee().version() == employee.version())
                    .isEmpty()) {
                throw new Stale("employee", employee.id().text());
            }
            refuseTaken(employee);
            files.put(employee.id(), new EmployeeFile(later(employee), file.periods(), file.keys(), file.order()));
        }
    }

    @Override
    public void delete(Collection<EmployeeId> employees) {
        employees.forEach(files::remove);
    }

    @Override
    public Set<EmployeeId> referred(Collection<EmployeeId> employees) {
        return employees.stream().filter(referred::contains).collect(Collectors.toSet());
    }

    @Override
    public List<EmployeeId> misplaced(LocalDate date, int limit) {
        return files.values().stream()
                .filter(file -> file.periods().stream()
                        .anyMatch(period -> period.covers(date) && outOfDate(period, file.employee())))
                .map(file -> file.employee().id())
                .limit(limit)
                .toList();
    }

    /** Whether the scope shows a person; what every repository must agree on. */
    public Predicate<Employee> in(Scope scope) {
        Set<String> paths = scope.departments().stream()
                .flatMap(id -> departments.find(id).stream())
                .map(Department::path)
                .collect(Collectors.toSet());
        return employee -> scope.everybody()
                || scope.people().contains(employee.id())
                || scope.sites().contains(employee.site())
                || paths.stream().anyMatch(pathOf(employee.department())::startsWith);
    }

    private String pathOf(DepartmentId department) {
        return departments.find(department).map(Department::path).orElse("");
    }

    private void refuseTaken(Employee employee) {
        String folded = Numbers.folded(employee.number());
        if (files.values().stream()
                .map(EmployeeFile::employee)
                .anyMatch(other -> !other.id().equals(employee.id())
                        && Numbers.folded(other.number()).equals(folded))) {
            throw Refused.duplicate("employee.number.taken", "the number " + employee.number() + " is in use");
        }
    }

    private static boolean searched(EmployeeQuery query, EmployeeFile file) {
        return !query.searches()
                || isMeant(query, file)
                || query.named().contains(file.employee().department());
    }

    private static boolean isMeant(EmployeeQuery query, EmployeeFile file) {
        return !query.prefix().isEmpty() && file.keys().stream().anyMatch(key -> key.startsWith(query.prefix()))
                || !query.phone().isEmpty() && endsWith(file.employee().person().phone(), query.phone());
    }

    /** Four digits are a tail; more are the whole number, with or without a country's prefix. */
    private static boolean endsWith(String phone, String digits) {
        return Phones.keys(phone).contains(Phones.key(digits));
    }

    private static boolean wanted(EmployeeQuery query, EmployeeFile file) {
        Employee employee = file.employee();
        return !employee.isVisitor()
                && (query.departments().isEmpty() || query.departments().contains(employee.department()))
                && query.site().map(employee.site()::equals).orElse(true)
                && query.status()
                        .map(status -> status == employee.statusOn(query.today()))
                        .orElse(true)
                && employed(query.employedFrom(), query.employedUntil(), file.periods());
    }

    private static boolean employed(
            Optional<LocalDate> from, Optional<LocalDate> until, List<EmploymentPeriod> periods) {
        return from.isEmpty()
                || periods.stream()
                        .anyMatch(period -> !period.from().isAfter(until.orElseThrow())
                                && period.until()
                                        .map(last -> !last.isBefore(from.get()))
                                        .orElse(true));
    }

    private static boolean outOfDate(EmploymentPeriod period, Employee employee) {
        return !period.placement().equals(employee.placement())
                || period.start() != EmploymentPeriod.Start.TRANSFER
                        && !period.from().equals(employee.hiredOn());
    }

    private static String cursor(EmployeeFile file) {
        return file.order() + "\n" + file.employee().id().text();
    }

    private static Employee later(Employee employee) {
        return new Employee(
                employee.id(),
                employee.number(),
                employee.person(),
                employee.initials(),
                employee.placement(),
                employee.hiredOn(),
                employee.endedOn(),
                employee.kind(),
                employee.version() + 1);
    }
}
