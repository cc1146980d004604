package org.clockhouse.attendance;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.rule.AllowanceRule;
import org.clockhouse.attendance.rule.AllowanceRuleId;
import org.clockhouse.attendance.spi.AllowanceRepository;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.spi.PunchRepository;

/** Allowances in maps, one for each company, over the punches of a repository. */
public final class InMemoryAllowances implements AllowanceRepository {

    private final InMemoryTransactions transactions;
    private final PunchRepository punches;
    private final Map<TerminalId, AreaId> areas = new HashMap<>();
    private final Map<OrgId, Map<AllowanceRuleId, AllowanceRule>> companies = new HashMap<>();

    public InMemoryAllowances(InMemoryTransactions transactions, PunchRepository punches) {
        this.transactions = transactions;
        this.punches = punches;
    }

    public void stands(TerminalId terminal, AreaId area) {
        areas.put(terminal, area);
    }

    private Map<AllowanceRuleId, AllowanceRule> kept() {
        return companies.computeIfAbsent(transactions.org(), any -> new HashMap<>());
    }

    @Override
    public List<AllowanceRule> all() {
        return kept().values().stream()
                .sorted(Comparator.<AllowanceRule, String>comparing(
                                rule -> rule.terms().payCode())
                        .thenComparing(AllowanceRule::id))
                .toList();
    }

    @Override
    public AllowanceRule put(AllowanceRule rule) {
        Map<AllowanceRuleId, AllowanceRule> kept = kept();
        AllowanceRule before = kept.get(rule.id());
        if ((before == null ? 0 : before.version()) != rule.version()) {
            throw new Stale("allowance", rule.id().text());
        }
        AllowanceRule next = rule.version(rule.version() + 1);
        kept.put(next.id(), next);
        transactions.onRollback(() -> {
            kept.remove(next.id());
            Optional.ofNullable(before).ifPresent(old -> kept.put(old.id(), old));
        });
        return next;
    }

    @Override
    public List<Spot> spots(Collection<EmployeeId> employees, Instant from, Instant until) {
        return punches.of(employees, from, until).stream()
                .filter(Stamp::counts)
                .filter(punch -> areas.containsKey(punch.terminal()))
                .map(punch -> new Spot(punch.employee().orElseThrow(), punch.at(), areas.get(punch.terminal())))
                .toList();
    }
}
