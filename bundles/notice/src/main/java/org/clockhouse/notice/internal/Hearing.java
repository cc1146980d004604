package org.clockhouse.notice.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.clockhouse.account.Account;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.notice.Audience;

/** Which accounts the audiences of one sending are. Holders are looked up once for each set of roles, however many drafts name it. */
final class Hearing {

    private final Map<EmployeeId, AccountId> people;
    private final Function<Set<RoleId>, List<Account>> holding;
    private final Map<Set<RoleId>, List<Account>> holders = new HashMap<>();

    Hearing(Map<EmployeeId, AccountId> people, Function<Set<RoleId>, List<Account>> holding) {
        this.people = people;
        this.holding = holding;
    }

    /** @param roles of the topic's rule */
    Set<AccountId> of(Audience audience, Set<RoleId> roles) {
        if (audience instanceof Audience.Own own) {
            return accounts(Set.of(own.person()));
        }
        if (audience instanceof Audience.Each each) {
            return accounts(each.people());
        }
        if (audience instanceof Audience.Over over) {
            return over(over.person(), over.site(), over.departments(), roles);
        }
        if (audience instanceof Audience.Desk desk) {
            Set<RoleId> all = new HashSet<>(roles);
            all.addAll(desk.roles());
            return over(desk.person(), desk.site(), desk.departments(), all);
        }
        if (audience instanceof Audience.Holding named) {
            return over(named.person(), named.site(), named.departments(), named.roles());
        }
        if (audience instanceof Audience.At at) {
            return holding(
                    roles, scope -> scope.everybody() || at.sites().stream().anyMatch(scope.sites()::contains));
        }
        return holding(roles, audience instanceof Audience.Anywhere ? scope -> true : Scope::everybody);
    }

    private Set<AccountId> accounts(Iterable<EmployeeId> of) {
        Set<AccountId> found = new HashSet<>();
        of.forEach(person -> found.add(people.get(person)));
        found.removeIf(Objects::isNull);
        return found;
    }

    private Set<AccountId> over(EmployeeId person, SiteId site, Set<DepartmentId> departments, Set<RoleId> roles) {
        Set<AccountId> found = new HashSet<>(holding(
                roles,
                scope -> scope.everybody()
                        || scope.sites().contains(site)
                        || scope.people().contains(person)
                        || departments.stream().anyMatch(scope.departments()::contains)));
        holders(roles).stream()
                .filter(account -> account.employee().filter(person::equals).isPresent())
                .forEach(account -> found.remove(account.id()));
        return found;
    }

    private Set<AccountId> holding(Set<RoleId> roles, Predicate<Scope> reaches) {
        return holders(roles).stream()
                .filter(account -> account.grants().stream()
                        .anyMatch(grant -> roles.contains(grant.role()) && reaches.test(grant.scope())))
                .map(Account::id)
                .collect(Collectors.toSet());
    }

    private List<Account> holders(Set<RoleId> roles) {
        return roles.isEmpty() ? List.of() : holders.computeIfAbsent(roles, holding);
    }
}
