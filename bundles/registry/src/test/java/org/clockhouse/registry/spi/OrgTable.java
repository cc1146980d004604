package org.clockhouse.registry.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;

/** Values of the open transaction's company; changes are undone when it rolls back. */
public final class OrgTable<K, V> {

    private final Map<OrgId, Map<K, V>> tables = new ConcurrentHashMap<>();
    private final InMemoryTransactions transactions;

    public OrgTable(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    public Optional<V> get(K key) {
        return Optional.ofNullable(table().get(key));
    }

    public void put(K key, V value) {
        Map<K, V> table = table();
        V before = table.put(key, value);
        transactions.onRollback(() -> restore(table, key, before));
    }

    public Optional<V> remove(K key) {
        Map<K, V> table = table();
        V before = table.remove(key);
        transactions.onRollback(() -> restore(table, key, before));
        return Optional.ofNullable(before);
    }

    /** In the order of the keys. */
    public Collection<V> values() {
        return List.copyOf(table().values());
    }

    /** Of every company. */
    public Collection<V> everywhere() {
        return tables.values().stream()
                .flatMap(table -> table.values().stream())
                .toList();
    }

    private Map<K, V> table() {
        return tables.computeIfAbsent(transactions.org(), org -> new ConcurrentSkipListMap<>());
    }

    private static <K, V> void restore(Map<K, V> table, K key, V before) {
        if (before == null) {
            table.remove(key);
        } else {
            table.put(key, before);
        }
    }
}
