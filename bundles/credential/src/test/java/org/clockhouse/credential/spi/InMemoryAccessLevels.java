package org.clockhouse.credential.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryAccessLevels implements AccessLevelRepository {

    private final OrgTable<AccessLevelId, AccessLevel> levels;

    public InMemoryAccessLevels(InMemoryTransactions transactions) {
        this.levels = new OrgTable<>(transactions);
    }

    @Override
    public List<AccessLevel> all() {
        return List.copyOf(levels.values());
    }

    @Override
    public Optional<AccessLevel> find(AccessLevelId level) {
        return levels.get(level);
    }

    @Override
    public void insert(AccessLevel level) {
        levels.put(level.id(), level);
    }

    @Override
    public AccessLevel update(AccessLevel level) {
        requireVersion(level);
        AccessLevel next = level.atVersion(level.version() + 1);
        levels.put(next.id(), next);
        return next;
    }

    @Override
    public void delete(AccessLevel level) {
        requireVersion(level);
        levels.remove(level.id());
    }

    private void requireVersion(AccessLevel level) {
        if (find(level.id()).filter(known -> known.version() == level.version()).isEmpty()) {
            throw new Stale("access-level", level.id().text());
        }
    }
}
