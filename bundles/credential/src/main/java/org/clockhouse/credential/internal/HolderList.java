package org.clockhouse.credential.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clockhouse.credential.CardHolders;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.Employees;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Pages of people, each with one query for all their cards; goes on until a page has somebody who fits. */
@Component
public final class HolderList implements CardHolders {

    private final Employees employees;
    private final CardBook book;

    @Activate
    public HolderList(@Reference Employees employees, @Reference CardBook book) {
        this.employees = employees;
        this.book = book;
    }

    @Override
    public Slice<Holder> page(
            OrgId org,
            Scope scope,
            EmployeeFilter filter,
            Optional<CredentialState> state,
            boolean without,
            Page page) {
        return book.in(org, () -> {
            Page next = page;
            while (true) {
                Slice<Employee> people = employees.page(org, scope, filter, next);
                List<Holder> fitting = holders(people.items()).stream()
                        .filter(holder -> !without || holder.cards().isEmpty())
                        .filter(holder -> state.map(
                                        wanted -> holder.cards().stream().anyMatch(card -> card.state() == wanted))
                                .orElse(true))
                        .toList();
                if (!fitting.isEmpty() || people.next().isEmpty()) {
                    return new Slice<>(fitting, people.next());
                }
                next = new Page(people.next(), page.limit());
            }
        });
    }

    private List<Holder> holders(List<Employee> people) {
        Map<EmployeeId, List<Credential>> cards =
                book.credentials().of(people.stream().map(Employee::id).toList()).stream()
                        .filter(credential -> credential.kind() == CredentialKind.CARD)
                        .filter(credential -> credential.state().isBound())
                        .collect(Collectors.groupingBy(Credential::holder));
        return people.stream()
                .map(person -> new Holder(
                        person,
                        cards.getOrDefault(person.id(), List.of()).stream()
                                .sorted(java.util.Comparator.comparing(Credential::id)
                                        .reversed())
                                .toList()))
                .toList();
    }
}
