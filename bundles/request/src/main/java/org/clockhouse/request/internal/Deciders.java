package org.clockhouse.request.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Directory;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whose word counts at a step: that of whoever holds the step's role for the person. A system administrator stands in for
 * anybody, so that a chain with nobody in it does not hang; a machine decides what it may approve at all, so that another
 * system can own the approval.
 */
@Component(service = Deciders.class)
public final class Deciders {

    private static final String APPROVE = "request.approve";
    private static final RoleId ADMINISTRATOR = new RoleId("SYSTEM_ADMINISTRATOR");

    private final Permissions permissions;
    private final Directory directory;

    @Activate
    public Deciders(@Reference Permissions permissions, @Reference Directory directory) {
        this.permissions = permissions;
        this.directory = directory;
    }

    /** @throws Refused {@code request.own}, {@code request.four-eyes}, {@code request.not-yours} */
    void require(Actor actor, Request request, int step) {
        requireAnother(actor, request);
        if (isTheirEntry(actor, request)) {
            throw new Refused("request.four-eyes", "somebody else than who submitted it decides");
        }
        if (actor.kind() == Actor.Kind.ACCOUNT
                && answeredFor(actor, desks(request, step), List.of(request.employee()))
                        .isEmpty()) {
            RoleId role = request.steps().get(step);
            throw new Refused("request.not-yours", "this step waits for somebody with the role " + role.text());
        }
    }

    /** @throws Refused {@code request.own} */
    void requireAnother(Actor actor, Request request) {
        if (permissions.person(actor).filter(request.employee()::equals).isPresent()) {
            throw new Refused("request.own", "nobody decides about a request of their own");
        }
    }

    /** @throws org.clockhouse.kernel.Denied without the right; {@link NotFound} when it is not held for the person */
    void requireRight(Actor actor, String permission, EmployeeId employee) {
        if (seen(actor, permissions.require(actor, permission), List.of(employee))
                .isEmpty()) {
            throw new NotFound("employee", employee.text());
        }
    }

    /**
     * Those that {@link #require} lets the actor decide now; by desk, so that a list costs no more than its roles.
     *
     * @param right what a request's kind asks of whoever decides, besides the right to approve
     */
    Set<RequestId> decidable(Actor actor, List<Request> listed, Function<Request, Optional<String>> right) {
        Optional<EmployeeId> self = permissions.person(actor);
        Map<String, Scope> held = permissions.held(actor);
        Map<Desk, List<Request>> waiting = listed.stream()
                .filter(request -> request.state() == Request.State.PENDING)
                .filter(request -> !self.equals(Optional.of(request.employee())) && !isTheirEntry(actor, request))
                .collect(Collectors.groupingBy(
                        request -> new Desk(desks(request, request.step()), right.apply(request))));
        Set<RequestId> decidable = new HashSet<>();
        waiting.forEach((desk, requests) -> {
            Set<EmployeeId> people = requests.stream().map(Request::employee).collect(Collectors.toSet());
            people = seen(actor, held.getOrDefault(APPROVE, Scope.NOBODY), people);
            if (desk.right().isPresent()) {
                people = seen(actor, held.getOrDefault(desk.right().get(), Scope.NOBODY), people);
            }
            Set<EmployeeId> theirs =
                    actor.kind() == Actor.Kind.ACCOUNT ? answeredFor(actor, desk.roles(), people) : people;
            requests.stream()
                    .filter(request -> theirs.contains(request.employee()))
                    .map(Request::id)
                    .forEach(decidable::add);
        });
        return decidable;
    }

    private record Desk(Set<RoleId> roles, Optional<String> right) {}

    /** The people for whom the actor has a desk of this role. */
    Map<RoleId, Scope> desks(Actor actor) {
        Map<RoleId, Scope> desks = new TreeMap<>();
        permissions.roles(actor).forEach(role -> desks.put(role.id(), permissions.reach(actor, role.id())));
        return desks;
    }

    /** The roles whose word counts at a step: its own, and when it was late the one that stands by. */
    private static Set<RoleId> desks(Request request, int step) {
        Set<RoleId> roles = new HashSet<>(Set.of(request.steps().get(step), ADMINISTRATOR));
        if (request.escalated()) {
            roles.add(request.route().escalateTo());
        }
        return roles;
    }

    private static boolean isTheirEntry(Actor actor, Request request) {
        return request.route().fourEyes() && request.submission().actor().equals(actor.id());
    }

    /** The people for whom the actor holds one of the roles. */
    private Set<EmployeeId> answeredFor(Actor actor, Set<RoleId> roles, Collection<EmployeeId> people) {
        Scope reach = roles.stream().map(role -> permissions.reach(actor, role)).reduce(Scope.NOBODY, Scope::union);
        return seen(actor, reach, people);
    }

    private Set<EmployeeId> seen(Actor actor, Scope scope, Collection<EmployeeId> people) {
        return scope.isEmpty() || people.isEmpty()
                ? Set.of()
                : Set.copyOf(directory.seen(actor.org(), scope, List.copyOf(people)));
    }
}
