package org.clockhouse.request.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
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
        RoleId role = request.steps().get(step);
        if (actor.kind() == Actor.Kind.ACCOUNT
                && answeredFor(actor, role, List.of(request.employee())).isEmpty()) {
            throw new Refused("request.not-yours", "this step waits for somebody with the role " + role.text());
        }
    }

    /** @throws Refused {@code request.own} */
    void requireAnother(Actor actor, Request request) {
        if (permissions.person(actor).filter(request.employee()::equals).isPresent()) {
            throw new Refused("request.own", "nobody decides about a request of their own");
        }
    }

    /** Those that {@link #require} lets the actor decide now; by role, so that a list costs no more than its roles. */
    Set<RequestId> decidable(Actor actor, List<Request> listed) {
        Optional<EmployeeId> self = permissions.person(actor);
        Scope approving = permissions.held(actor).getOrDefault(APPROVE, Scope.NOBODY);
        Map<RoleId, List<Request>> waiting = listed.stream()
                .filter(request -> request.waitsFor().isPresent())
                .filter(request -> !self.equals(Optional.of(request.employee())) && !isTheirEntry(actor, request))
                .collect(Collectors.groupingBy(request -> request.waitsFor().orElseThrow()));
        Set<RequestId> decidable = new HashSet<>();
        waiting.forEach((role, requests) -> {
            Set<EmployeeId> people = requests.stream().map(Request::employee).collect(Collectors.toSet());
            Set<EmployeeId> seen = seen(actor, approving, people);
            Set<EmployeeId> theirs = actor.kind() == Actor.Kind.ACCOUNT ? answeredFor(actor, role, seen) : seen;
            requests.stream()
                    .filter(request -> theirs.contains(request.employee()))
                    .map(Request::id)
                    .forEach(decidable::add);
        });
        return decidable;
    }

    private static boolean isTheirEntry(Actor actor, Request request) {
        return request.fourEyes() && request.submission().actor().equals(actor.id());
    }

    /** The people for whom the actor holds the role, or administers the system. */
    private Set<EmployeeId> answeredFor(Actor actor, RoleId role, Collection<EmployeeId> people) {
        return seen(actor, permissions.reach(actor, role).union(permissions.reach(actor, ADMINISTRATOR)), people);
    }

    private Set<EmployeeId> seen(Actor actor, Scope scope, Collection<EmployeeId> people) {
        return scope.isEmpty() || people.isEmpty()
                ? Set.of()
                : Set.copyOf(directory.seen(actor.org(), scope, List.copyOf(people)));
    }
}
