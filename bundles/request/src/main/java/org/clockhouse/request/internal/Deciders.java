package org.clockhouse.request.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Directory;
import org.clockhouse.request.Request;
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
        if (permissions.person(actor).filter(request.employee()::equals).isPresent()) {
            throw new Refused("request.own", "nobody decides about a request of their own");
        }
        if (request.route().fourEyes() && request.submission().actor().equals(actor.id())) {
            throw new Refused("request.four-eyes", "somebody else than who submitted it decides");
        }
        RoleId role = request.steps().get(step);
        boolean may = actor.kind() != Actor.Kind.ACCOUNT
                || holds(actor, role, request.employee())
                || request.escalated() && holds(actor, request.route().escalateTo(), request.employee())
                || holds(actor, ADMINISTRATOR, request.employee());
        if (!may) {
            throw new Refused("request.not-yours", "this step waits for somebody with the role " + role.text());
        }
    }

    /** @throws org.clockhouse.kernel.Denied without the right; {@link NotFound} when it is not held for the person */
    void requireRight(Actor actor, String permission, EmployeeId employee) {
        if (!sees(actor, permissions.require(actor, permission), employee)) {
            throw new NotFound("employee", employee.text());
        }
    }

    /** The people for whom the actor has a desk of this role. */
    Map<RoleId, Scope> desks(Actor actor) {
        Map<RoleId, Scope> desks = new TreeMap<>();
        permissions.roles(actor).forEach(role -> desks.put(role.id(), permissions.reach(actor, role.id())));
        return desks;
    }

    private boolean holds(Actor actor, RoleId role, EmployeeId employee) {
        return sees(actor, permissions.reach(actor, role), employee);
    }

    private boolean sees(Actor actor, Scope scope, EmployeeId employee) {
        return !scope.isEmpty()
                && !directory.seen(actor.org(), scope, List.of(employee)).isEmpty();
    }
}
