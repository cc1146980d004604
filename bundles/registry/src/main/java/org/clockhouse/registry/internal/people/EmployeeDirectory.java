package org.clockhouse.registry.internal.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Numbers;
import org.clockhouse.registry.internal.organisation.Places;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** People in bulk, a thousand a query. */
@Component
public final class EmployeeDirectory implements Directory {

    private static final int AT_ONCE = 1000;

    private final EmployeeRepository employees;
    private final OrganisationRepository organisation;
    private final DepartmentRepository departments;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public EmployeeDirectory(
            @Reference EmployeeRepository employees,
            @Reference OrganisationRepository organisation,
            @Reference DepartmentRepository departments,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.employees = employees;
        this.organisation = organisation;
        this.departments = departments;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Map<EmployeeId, Employee> of(OrgId org, Collection<EmployeeId> ids) {
        return transactions.in(org, () -> gather(ids, employees::find).stream()
                .collect(Collectors.toMap(Employee::id, Function.identity(), (one, same) -> one)));
    }

    @Override
    public Map<String, List<Employee>> numbered(OrgId org, Collection<String> numbers) {
        Set<String> bare = numbers.stream()
                .map(Numbers::bare)
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toSet());
        List<Employee> found = transactions.in(org, () -> gather(bare, employees::numbered));
        Map<String, List<Employee>> byBare =
                found.stream().collect(Collectors.groupingBy(employee -> Numbers.bare(employee.number())));
        Map<String, List<Employee>> answer = new HashMap<>();
        for (String number : numbers) {
            List<Employee> meant = meant(number, byBare.getOrDefault(Numbers.bare(number), List.of()));
            if (!meant.isEmpty()) {
                answer.put(number, meant);
            }
        }
        return answer;
    }

    @Override
    public Map<EmployeeId, List<EmploymentPeriod>> periods(
            OrgId org, Collection<EmployeeId> ids, LocalDate from, LocalDate until) {
        return transactions.in(org, () -> gather(ids, employees::periods).stream()
                .filter(period -> !period.from().isAfter(until)
                        && period.until().map(last -> !last.isBefore(from)).orElse(true))
                .collect(Collectors.groupingBy(EmploymentPeriod::employee)));
    }

    @Override
    public Map<EmployeeId, LocalDate> births(OrgId org, Collection<EmployeeId> ids) {
        return transactions.in(
                org,
                () -> gather(ids, part -> List.copyOf(employees.births(part).entrySet())).stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Slice<Employee> employed(
            OrgId org, Scope scope, EmployeeFilter filter, LocalDate from, LocalDate until, Page page) {
        return transactions.in(org, () -> {
            Places places = Places.read(organisation, departments, clock);
            return employees.page(scope, Queries.of(filter, places, Optional.of(new Queries.Span(from, until))), page);
        });
    }

    @Override
    public List<EmployeeId> seen(OrgId org, Scope scope, Collection<EmployeeId> ids) {
        Set<EmployeeId> seen =
                transactions.in(org, () -> Set.copyOf(gather(ids, part -> List.copyOf(employees.seen(scope, part)))));
        return ids.stream().filter(seen::contains).toList();
    }

    private static List<Employee> meant(String number, List<Employee> alike) {
        String folded = Numbers.folded(number);
        List<Employee> exact = alike.stream()
                .filter(employee -> Numbers.folded(employee.number()).equals(folded))
                .toList();
        return exact.isEmpty() ? alike : exact;
    }

    private static <K, V> List<V> gather(Collection<K> keys, Function<List<K>, List<V>> query) {
        List<K> all = List.copyOf(keys);
        List<V> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            found.addAll(query.apply(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
        }
        return found;
    }
}
