package org.clockhouse.account.spi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;

/** Rows of each company by their key; what a transaction did is undone when it rolls back. */
final class Table<K extends Comparable<K>, V> {

    private final InMemoryTransactions transactions;
    private final Map<OrgId, Map<K, V>> companies = new HashMap<>();

    Table(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(rows().get(key));
    }

    Stream<V> values() {
        return List.copyOf(rows().values()).stream();
    }

    void put(K key, V value) {
        Map<K, V> rows = rows();
        V before = rows.put(key, value);
        transactions.onRollback(() -> restore(rows, key, before));
    }

    boolean remove(K key) {
        Map<K, V> rows = rows();
        V before = rows.remove(key);
        transactions.onRollback(() -> restore(rows, key, before));
        return before != null;
    }

    int removeIf(Predicate<V> condition) {
        List<K> gone = rows().entrySet().stream()
                .filter(row -> condition.test(row.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        gone.forEach(this::remove);
        return gone.size();
    }

    private void restore(Map<K, V> rows, K key, V before) {
        if (before == null) {
            rows.remove(key);
        } else {
            rows.put(key, before);
        }
    }

    private Map<K, V> rows() {
        return companies.computeIfAbsent(transactions.org(), any -> new TreeMap<>());
    }
}
