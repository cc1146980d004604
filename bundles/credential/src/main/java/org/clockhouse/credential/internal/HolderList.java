package org.clockhouse.credential.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.credential.CardHolders;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.internal.number.CardMatches;
import org.clockhouse.credential.spi.IdentifierKeys;
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

/**
 * Pages of people, each with one query for all their cards; goes on until a page has somebody who fits. Whoever holds the
 * card whose number the text is comes first.
 */
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
            List<Employee> byCard = byCard(org, scope, filter);
            List<Employee> first = page.after().isEmpty() ? byCard : List.of();
            Predicate<Holder> wanted = holder -> (!without || holder.cards().isEmpty())
                    && state.map(each -> holder.cards().stream().anyMatch(card -> card.state() == each))
                            .orElse(true);
            // Where few of many are wanted, many are looked at in one go.
            Page next = new Page(page.after(), without || state.isPresent() ? Page.MOST : page.limit());
            while (true) {
                Slice<Employee> people = employees.page(org, scope, filter, next);
                Stream<Employee> others = people.items().stream().filter(person -> !byCard.contains(person));
                List<Holder> fitting = holders(
                                Stream.concat(first.stream(), others).toList())
                        .stream()
                        .filter(wanted)
                        .toList();
                if (fitting.size() > page.limit() + first.size()) {
                    next = new Page(next.after(), page.limit());
                } else if (!fitting.isEmpty() || people.next().isEmpty()) {
                    return new Slice<>(fitting, people.next());
                } else {
                    first = List.of();
                    next = new Page(people.next(), next.limit());
                }
            }
        });
    }

    private List<Employee> byCard(OrgId org, Scope scope, EmployeeFilter filter) {
        Set<String> keys = CardMatches.keys(filter.text());
        if (keys.isEmpty()) {
            return List.of();
        }
        Set<Credential> live = book.credentials().withKeys(keys).stream()
                .map(IdentifierKeys.Hit::credential)
                .filter(credential -> credential.state().isBound())
                .collect(Collectors.toSet());
        Set<EmployeeId> meant = book.seen(
                org,
                scope,
                CardMatches.of(filter.text(), live).stream()
                        .map(Credential::holder)
                        .toList());
        return meant.isEmpty()
                ? List.of()
                : employees
                        .page(
                                org,
                                Scope.only(meant),
                                filter.withText(""),
                                Page.first(Math.min(meant.size(), Page.MOST)))
                        .items();
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
