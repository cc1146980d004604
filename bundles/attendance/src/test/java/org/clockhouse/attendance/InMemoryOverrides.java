package org.clockhouse.attendance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleOverrideId;
import org.clockhouse.attendance.spi.OverrideRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;

/** Overrides in maps, one for each company. */
public final class InMemoryOverrides implements OverrideRepository {

    private final InMemoryTransactions transactions;
    private final Map<OrgId, TreeMap<RuleOverrideId, RuleOverride>> companies = new HashMap<>();

    public InMemoryOverrides(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    private TreeMap<RuleOverrideId, RuleOverride> kept() {
        return companies.computeIfAbsent(transactions.org(), any -> new TreeMap<>());
    }

    private Stream<RuleOverride> holding() {
        return kept().values().stream().filter(each -> each.ended().isEmpty());
    }

    @Override
    public List<RuleOverride> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return holding()
                .filter(each -> employees.contains(each.employee()))
                .filter(each -> !each.from().isAfter(until)
                        && each.until().filter(last -> last.isBefore(from)).isEmpty())
                .sorted(Comparator.comparing(RuleOverride::employee).thenComparing(RuleOverride::id))
                .toList();
    }

    @Override
    public Optional<RuleOverride> find(RuleOverrideId id) {
        return Optional.ofNullable(kept().get(id));
    }

    @Override
    public List<RuleOverride> page(
            Optional<EmployeeId> employee, boolean ended, Optional<RuleOverrideId> after, int limit) {
        return kept().descendingMap().values().stream()
                .filter(each -> after.isEmpty() || each.id().compareTo(after.get()) < 0)
                .filter(each -> employee.isEmpty() || each.employee().equals(employee.get()))
                .filter(each -> ended || each.ended().isEmpty())
                .limit(limit)
                .toList();
    }

    @Override
    public List<RuleOverride> due(LocalDate date, int limit) {
        return holding()
                .filter(each -> each.expires().filter(end -> !end.isAfter(date)).isPresent())
                .limit(limit)
                .toList();
    }

    @Override
    public RuleOverride put(RuleOverride override) {
        TreeMap<RuleOverrideId, RuleOverride> kept = kept();
        RuleOverride before = kept.get(override.id());
        if ((before == null ? 0 : before.version()) != override.version()) {
            throw new Stale("rule-override", override.id().text());
        }
        RuleOverride next = override.version(override.version() + 1);
        kept.put(next.id(), next);
        transactions.onRollback(() -> {
            kept.remove(next.id());
            Optional.ofNullable(before).ifPresent(old -> kept.put(old.id(), old));
        });
        return next;
    }
}
