package org.clockhouse.account.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.account.Account;
import org.clockhouse.account.FieldMask;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleId;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Denied;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Permissions by what was granted. */
@Component
public final class GrantedPermissions implements Permissions {

    private final GrantBook grants;
    private final AuditTrail audit;

    @Activate
    public GrantedPermissions(@Reference GrantBook grants, @Reference AuditTrail audit) {
        this.grants = grants;
        this.audit = audit;
    }

    @Override
    public Scope require(Actor actor, String permission) {
        if (!Catalogue.PERMISSIONS.contains(permission)) {
            throw new IllegalArgumentException("there is no permission " + permission);
        }
        if (!permission.equals(Catalogue.OWN)
                && grants.account(actor).filter(Account::mustChangePassword).isPresent()) {
            throw new Refused("password.must-change", "change the first password before anything else");
        }
        Scope scope = grants.of(actor).held().getOrDefault(permission, Scope.NOBODY);
        if (scope.isEmpty()) {
            audit.recordApart(AuditDraft.of(actor, "permission.refuse", "permission", permission, permission));
            throw new Denied(permission);
        }
        return scope;
    }

    @Override
    public Map<String, Scope> held(Actor actor) {
        return grants.of(actor).held();
    }

    @Override
    public Scope reach(Actor actor, RoleId role) {
        return grants.of(actor).grants().stream()
                .filter(held -> held.role().id().equals(role))
                .map(Rights.Held::scope)
                .reduce(Scope.NOBODY, Scope::union);
    }

    @Override
    public Optional<EmployeeId> person(Actor actor) {
        return grants.account(actor).flatMap(Account::employee);
    }

    @Override
    public List<Role> roles(Actor actor) {
        return grants.of(actor).grants().stream()
                .map(Rights.Held::role)
                .distinct()
                .toList();
    }

    @Override
    public Map<String, FieldMask> masks(Actor actor) {
        return grants.of(actor).masks();
    }

    @Override
    public List<String> all() {
        return Catalogue.PERMISSIONS;
    }
}
