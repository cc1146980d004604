package org.clockhouse.account.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleDraft;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.Roles;
import org.clockhouse.account.spi.RoleRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Built-in and own roles. */
@Component
public final class RoleBook implements Roles {

    private final RoleRepository roles;
    private final GrantBook grants;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;

    @Activate
    public RoleBook(
            @Reference RoleRepository roles,
            @Reference GrantBook grants,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes) {
        this.roles = roles;
        this.grants = grants;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
    }

    @Override
    public List<Role> list(OrgId org) {
        return transactions.in(org, () -> Stream.concat(Catalogue.ROLES.stream(), roles.list().stream())
                .toList());
    }

    @Override
    public Role find(OrgId org, RoleId id) {
        return transactions.in(org, () -> grants.role(id)).orElseThrow(() -> new NotFound("role", id.text()));
    }

    @Override
    public Role define(Actor actor, RoleDraft draft) {
        return transactions.in(actor.org(), () -> {
            Role role = role(draft, 1);
            if (Catalogue.builtIn(role.id()).isPresent()) {
                throw Refused.duplicateAt(
                        "/id", "role.code.taken", "there is a role " + role.id().text() + " already");
            }
            mayGive(actor, role);
            roles.insert(role);
            record(AuditDraft.of(
                            actor,
                            "role.define",
                            "role",
                            role.id().text(),
                            role.name().any())
                    .with(fields(role)));
            return role;
        });
    }

    @Override
    public Role amend(Actor actor, RoleDraft draft, long version) {
        return transactions.in(actor.org(), () -> {
            if (Catalogue.builtIn(draft.id()).isPresent()) {
                throw new Refused("role.built-in", "this role comes with the suite; define one of your own");
            }
            Role before = find(actor.org(), draft.id());
            mayGive(actor, before);
            mayGive(actor, role(draft, version));
            Role after = roles.update(role(draft, version));
            record(AuditDraft.of(
                            actor,
                            "role.amend",
                            "role",
                            after.id().text(),
                            after.name().any())
                    .changing(fields(before), fields(after)));
            return after;
        });
    }

    /** A role may be held for anybody, so its maker must hold it for everybody. */
    private void mayGive(Actor actor, Role role) {
        GrantRules.check(grants.of(actor), List.of(new Rights.Held(role, Scope.EVERYBODY)));
    }

    private void record(AuditDraft draft) {
        audit.record(draft);
        OrgId org = draft.actor().org();
        transactions.afterCommit(() -> changes.tell(org, Topic.ACCOUNTS));
    }

    private static Role role(RoleDraft draft, long version) {
        for (String permission : draft.permissions()) {
            if (!Catalogue.PERMISSIONS.contains(permission)) {
                throw new Refused("role.permission.unknown", "there is no permission " + permission);
            }
        }
        if (draft.name().zh().length() > 100 || draft.name().en().length() > 100) {
            throw new Refused("role.name.too-long", "a role's name has at most 100 characters");
        }
        for (String field : draft.masks().keySet()) {
            if (field.indexOf('.') < 1) {
                throw new Refused("role.mask.malformed", "a field is named <thing>.<field>, not " + field);
            }
        }
        return new Role(draft.id(), draft.name(), draft.permissions(), draft.masks(), draft.reach(), false, version);
    }

    private static Map<String, Object> fields(Role role) {
        return Map.of(
                "name",
                role.name().zh() + " / " + role.name().en(),
                "permissions",
                List.copyOf(new TreeSet<>(role.permissions())),
                "masks",
                new TreeMap<>(role.masks()),
                "reach",
                role.reach());
    }
}
