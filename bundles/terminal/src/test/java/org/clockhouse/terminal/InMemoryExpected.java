package org.clockhouse.terminal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.terminal.spi.ExpectedRepository;

/** Terminals authorised beforehand in maps, for each company one. */
public final class InMemoryExpected implements ExpectedRepository {

    private record Row(ExpectedTerminal terminal, String key) {}

    private final InMemoryTransactions transactions;
    private final Map<OrgId, TreeMap<String, Row>> companies = new HashMap<>();

    public InMemoryExpected(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    private TreeMap<String, Row> rows() {
        return companies.computeIfAbsent(transactions.org(), org -> new TreeMap<>(Comparator.reverseOrder()));
    }

    @Override
    public void add(ExpectedTerminal terminal, String key) {
        replace(terminal, key);
    }

    @Override
    public void replace(ExpectedTerminal terminal, String key) {
        boolean taken = !key.isEmpty()
                && rows().values().stream()
                        .anyMatch(
                                row -> row.key.equals(key) && !row.terminal.id().equals(terminal.id()));
        if (taken) {
            throw Refused.duplicateAt("/serial", "terminal.expected.taken", "it is awaited already");
        }
        TreeMap<String, Row> rows = rows();
        Row before = rows.put(terminal.id(), new Row(terminal, key));
        transactions.onRollback(() -> Optional.ofNullable(before)
                .ifPresentOrElse(row -> rows.put(terminal.id(), row), () -> rows.remove(terminal.id())));
    }

    @Override
    public Optional<ExpectedTerminal> byKey(String key) {
        return rows().values().stream()
                .filter(row -> row.key.equals(key))
                .map(Row::terminal)
                .findFirst();
    }

    @Override
    public Optional<ExpectedTerminal> find(String id) {
        return Optional.ofNullable(rows().get(id)).map(Row::terminal);
    }

    @Override
    public void remove(String id) {
        TreeMap<String, Row> rows = rows();
        Row before = rows.remove(id);
        if (before != null) {
            transactions.onRollback(() -> rows.put(id, before));
        }
    }

    @Override
    public Slice<ExpectedTerminal> page(Scope scope, Page page) {
        List<ExpectedTerminal> oneMore = rows().values().stream()
                .map(Row::terminal)
                .filter(one -> page.after().isEmpty() || one.id().compareTo(page.after()) < 0)
                .filter(one ->
                        scope.everybody() || scope.sites().contains(one.draft().site()))
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(oneMore, page, ExpectedTerminal::id);
    }
}
