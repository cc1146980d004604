package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.clockhouse.credential.replacement.CardBatch;
import org.clockhouse.credential.replacement.CardBatchId;
import org.clockhouse.credential.replacement.FeeRule;
import org.clockhouse.credential.replacement.FeeRuleId;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementFilter;
import org.clockhouse.credential.replacement.ReplacementId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.spi.InMemoryEmployees;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryReplacements implements ReplacementRepository {

    private final OrgTable<ReplacementId, Replacement> replacements;
    private final OrgTable<CardBatchId, CardBatch> batches;
    private final OrgTable<FeeRuleId, FeeRule> rules;
    private final InMemoryEmployees employees;

    public InMemoryReplacements(InMemoryTransactions transactions, InMemoryEmployees employees) {
        this.replacements = new OrgTable<>(transactions);
        this.batches = new OrgTable<>(transactions);
        this.rules = new OrgTable<>(transactions);
        this.employees = employees;
    }

    @Override
    public void insert(Replacement replacement) {
        replacements.put(replacement.id(), replacement);
    }

    @Override
    public Optional<Replacement> find(ReplacementId replacement) {
        return replacements.get(replacement);
    }

    @Override
    public List<Replacement> of(EmployeeId holder) {
        return all(made -> made.holder().equals(holder));
    }

    @Override
    public Slice<Replacement> page(Scope scope, ReplacementFilter filter, Set<CredentialId> cards, Page page) {
        Predicate<Employee> seen = employees.in(scope);
        List<Replacement> found = all(made -> fits(made, filter, cards)
                        && employees.find(List.of(made.holder())).stream().anyMatch(seen))
                .stream()
                .filter(made -> page.after().isEmpty() || made.id().text().compareTo(page.after()) < 0)
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, made -> made.id().text());
    }

    private static boolean fits(Replacement made, ReplacementFilter filter, Set<CredentialId> cards) {
        return !made.at().isBefore(filter.from())
                && made.at().isBefore(filter.until())
                && filter.employee().map(made.holder()::equals).orElse(true)
                && filter.reason().map(made.reason()::equals).orElse(true)
                && filter.fee().map(made.fee().state()::equals).orElse(true)
                && made.operator().contains(filter.operator().strip())
                && (filter.card().isBlank() || cards.contains(made.old()) || cards.contains(made.next()));
    }

    @Override
    public Replacement settle(Replacement replacement) {
        if (find(replacement.id())
                .filter(stored -> stored.version() == replacement.version())
                .isEmpty()) {
            throw new Stale("replacement", replacement.id().text());
        }
        Replacement next = replacement.atVersion(replacement.version() + 1);
        replacements.put(next.id(), next);
        return next;
    }

    @Override
    public int count(EmployeeId holder, Instant since) {
        return all(made -> made.holder().equals(holder) && !made.at().isBefore(since))
                .size();
    }

    @Override
    public void insert(CardBatch batch) {
        batches.put(batch.id(), batch);
    }

    @Override
    public Optional<CardBatch> batch(CardBatchId batch) {
        return batches.get(batch);
    }

    @Override
    public boolean hold(CardBatchId id, CardBatch.Row row) {
        return batches.get(id).orElseThrow().rows().get(row.number() - 1).state() == row.state();
    }

    @Override
    public void update(CardBatchId id, CardBatch.Row row) {
        CardBatch batch = batches.get(id).orElseThrow();
        List<CardBatch.Row> rows = new ArrayList<>(batch.rows());
        rows.set(row.number() - 1, row);
        batches.put(id, new CardBatch(id, batch.operator(), batch.at(), rows));
    }

    @Override
    public List<FeeRule> rules() {
        return List.copyOf(rules.values());
    }

    @Override
    public void set(List<FeeRule> fresh) {
        rules().forEach(rule -> rules.remove(rule.id()));
        fresh.forEach(rule -> rules.put(rule.id(), rule));
    }

    private List<Replacement> all(Predicate<Replacement> wanted) {
        return replacements.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Replacement::id).reversed())
                .toList();
    }
}
