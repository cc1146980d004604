package org.clockhouse.account.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;

/** Roles in a map. */
public final class InMemoryRoles implements RoleRepository {

    private final Table<RoleId, Role> rows;

    public InMemoryRoles(InMemoryTransactions transactions) {
        this.rows = new Table<>(transactions);
    }

    @Override
    public List<Role> list() {
        return rows.values().toList();
    }

    @Override
    public Optional<Role> find(RoleId id) {
        return rows.find(id);
    }

    @Override
    public void insert(Role role) {
        if (find(role.id()).isPresent()) {
            throw Refused.duplicate(
                    "role.code.taken", "there is a role " + role.id().text() + " already");
        }
        rows.put(role.id(), role);
    }

    @Override
    public Role update(Role role) {
        Role row =
                find(role.id()).orElseThrow(() -> new NotFound("role", role.id().text()));
        if (row.version() != role.version()) {
            throw new Stale("role", role.id().text());
        }
        Role after = new Role(
                role.id(), role.name(), role.permissions(), role.masks(), role.reach(), false, role.version() + 1);
        rows.put(role.id(), after);
        return after;
    }
}
