package org.clockhouse.rest.internal.admin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.account.Account;
import org.clockhouse.account.Accounts;
import org.clockhouse.account.ApiKey;
import org.clockhouse.account.ApiKeys;
import org.clockhouse.account.Grant;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.Roles;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;

@Path("/viewers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ViewersResource {

    private final Accounts accounts;
    private final ApiKeys keys;
    private final Roles roles;
    private final Permissions permissions;
    private final Departments departments;
    private final Directory directory;
    private final Clock clock;

    public ViewersResource(
            Accounts accounts,
            ApiKeys keys,
            Roles roles,
            Permissions permissions,
            Departments departments,
            Directory directory,
            Clock clock) {
        this.accounts = accounts;
        this.keys = keys;
        this.roles = roles;
        this.permissions = permissions;
        this.departments = departments;
        this.directory = directory;
        this.clock = clock;
    }

    public enum Kind {
        ACCOUNT,
        API_KEY
    }

    /** Why a grant reaches the person. */
    public enum Reach {
        EVERYBODY,
        SITE,
        DEPARTMENT,
        NAMED,
        OWN
    }

    /**
     * One role that somebody holds for a person.
     *
     * @param name display name of the account, or name of the key
     * @param permissions of the role, in the order of the console's list
     */
    public record ViewerView(
            Kind kind, String name, RoleId role, LocalName roleName, Reach reach, List<String> permissions) {}

    /** Somebody with grants. @param own whose data a role for oneself is about */
    private record Holder(Kind kind, String name, Optional<EmployeeId> own, Set<Grant> grants) {}

    private record Held(Holder holder, Role role, Scope granted) {

        boolean isOwn() {
            return role.reach() == Role.Reach.OWN_PERSON;
        }

        Scope scope() {
            return isOwn() ? holder.own().map(Scope::only).orElse(Scope.NOBODY) : granted;
        }
    }

    @GET
    @Requires(value = "account.read", everywhere = true)
    @Summary(
            "Which accounts and keys hold which role for a person, and why it reaches them; who is disabled, revoked or expired is left out")
    public Slice<ViewerView> list(@QueryParam("employeeId") EmployeeId employeeId, @Context Caller caller) {
        if (employeeId == null) {
            throw ProblemException.invalid("?employeeId", "value.missing", "the person is wanted");
        }
        OrgId org = caller.org();
        Employee person = Optional.ofNullable(
                        directory.of(org, List.of(employeeId)).get(employeeId))
                .orElseThrow(() -> new NotFound("employee", employeeId.text()));
        Map<RoleId, Role> known = roles.list(org).stream().collect(Collectors.toMap(Role::id, Function.identity()));
        Map<Scope, Boolean> seen = new HashMap<>();
        List<ViewerView> views = holders(org, employeeId, known).stream()
                .flatMap(holder -> holder.grants().stream()
                        .filter(grant -> known.containsKey(grant.role()))
                        .map(grant -> new Held(holder, known.get(grant.role()), grant.scope())))
                .filter(held -> seen.computeIfAbsent(held.scope(), scope -> isSeen(org, scope, employeeId)))
                .map(held -> view(held, reach(org, held, person)))
                .sorted(Comparator.comparing(ViewerView::reach)
                        .thenComparing(ViewerView::name)
                        .thenComparing(ViewerView::role))
                .toList();
        return new Slice<>(views, "");
    }

    private List<Holder> holders(OrgId org, EmployeeId employee, Map<RoleId, Role> known) {
        Set<RoleId> granted = known.values().stream()
                .filter(role -> role.reach() == Role.Reach.GRANTED_SCOPE)
                .map(Role::id)
                .collect(Collectors.toSet());
        Stream<Account> own = accounts.ofEmployee(org, employee).stream().filter(account -> !account.disabled());
        Stream<Holder> people = Stream.concat(accounts.holding(org, granted).stream(), own)
                .collect(Collectors.toMap(Account::id, Function.identity(), (one, same) -> one))
                .values()
                .stream()
                .map(account -> new Holder(Kind.ACCOUNT, account.displayName(), account.employee(), account.grants()));
        return Stream.concat(people, machines(org)).toList();
    }

    private Stream<Holder> machines(OrgId org) {
        List<ApiKey> all = new ArrayList<>();
        Page page = Page.first(Page.MOST);
        do {
            Slice<ApiKey> some = keys.page(org, page);
            all.addAll(some.items());
            page = new Page(some.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return all.stream()
                .filter(key -> key.holdsAt(clock.instant()))
                .map(key -> new Holder(Kind.API_KEY, key.name(), Optional.empty(), key.grants()));
    }

    private boolean isSeen(OrgId org, Scope scope, EmployeeId person) {
        return !scope.isEmpty() && !directory.seen(org, scope, List.of(person)).isEmpty();
    }

    private Reach reach(OrgId org, Held held, Employee person) {
        Scope scope = held.scope();
        if (held.isOwn()) {
            return Reach.OWN;
        }
        if (scope.everybody()) {
            return Reach.EVERYBODY;
        }
        if (scope.sites().contains(person.site())) {
            return Reach.SITE;
        }
        Department own = departments.find(org, person.department());
        return departments.tree(org).stream()
                        .filter(each -> scope.departments().contains(each.id()))
                        .anyMatch(own::isWithin)
                ? Reach.DEPARTMENT
                : Reach.NAMED;
    }

    private ViewerView view(Held held, Reach reach) {
        Role role = held.role();
        List<String> may =
                permissions.all().stream().filter(role.permissions()::contains).toList();
        return new ViewerView(held.holder().kind(), held.holder().name(), role.id(), role.name(), reach, may);
    }
}
