package org.clockhouse.registry.spi;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.registry.RegistryChange;

public final class InMemoryRegistryChanges implements RegistryChangeRepository {

    private record Waiting(String id, RegistryChange change) {}

    private final OrgTable<String, Waiting> waiting;

    public InMemoryRegistryChanges(InMemoryTransactions transactions) {
        this.waiting = new OrgTable<>(transactions);
    }

    @Override
    public void add(Collection<RegistryChange> changes) {
        for (RegistryChange change : changes) {
            UUID id = TimeOrdered.uuid();
            waiting.put(id.toString(), new Waiting(id.toString(), change));
        }
    }

    @Override
    public List<RegistryChange> take(int limit) {
        List<Waiting> oldest = waiting.values().stream().limit(limit).toList();
        oldest.forEach(row -> waiting.remove(row.id()));
        return oldest.stream().map(Waiting::change).toList();
    }
}
