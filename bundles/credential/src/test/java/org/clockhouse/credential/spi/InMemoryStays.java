package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.visitor.Stay;
import org.clockhouse.credential.visitor.Stay.State;
import org.clockhouse.credential.visitor.StayFilter;
import org.clockhouse.credential.visitor.StayFilter.View;
import org.clockhouse.credential.visitor.StayRule;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.spi.InMemoryEmployees;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryStays implements StayRepository {

    private final OrgTable<EmployeeId, Stay> stays;
    private final OrgTable<String, StayRule> rules;
    private final InMemoryEmployees employees;

    public InMemoryStays(InMemoryTransactions transactions, InMemoryEmployees employees) {
        this.stays = new OrgTable<>(transactions);
        this.rules = new OrgTable<>(transactions);
        this.employees = employees;
    }

    @Override
    public void insert(Stay stay) {
        stays.put(stay.visitor(), stay);
    }

    @Override
    public Stay update(Stay stay) {
        if (find(stay.visitor()).orElseThrow().version() != stay.version()) {
            throw new Stale("visitor", stay.visitor().text());
        }
        Stay stored = stay.atVersion(stay.version() + 1);
        stays.put(stored.visitor(), stored);
        return stored;
    }

    @Override
    public Optional<Stay> find(EmployeeId visitor) {
        return stays.get(visitor);
    }

    @Override
    public List<Stay> of(Collection<EmployeeId> visitors) {
        return stays.values().stream()
                .filter(stay -> visitors.contains(stay.visitor()))
                .toList();
    }

    @Override
    public Slice<Stay> page(Scope scope, StayFilter filter, Instant now, Page page) {
        Comparator<String> order = filter.view() == View.OVER ? Comparator.reverseOrder() : Comparator.naturalOrder();
        List<Stay> found = stays.values().stream()
                .filter(stay -> isIn(filter.view(), stay, now))
                .filter(stay -> filter.site().map(stay.site()::equals).orElse(true))
                .filter(stay -> filter.host().map(stay.host()::equals).orElse(true))
                .filter(stay -> !employees
                        .seen(scope, List.of(stay.visitor(), stay.host()))
                        .isEmpty())
                .filter(stay -> page.after().isEmpty() || order.compare(cursor(stay), page.after()) > 0)
                .sorted(Comparator.comparing(InMemoryStays::cursor, order))
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, InMemoryStays::cursor);
    }

    private static boolean isIn(View view, Stay stay, Instant now) {
        boolean missed = stay.state() == State.EXPECTED && !stay.until().isAfter(now);
        return switch (view) {
            case EXPECTED -> stay.state() == State.EXPECTED && !missed;
            case INSIDE -> stay.state() == State.INSIDE;
            case OVERDUE -> stay.isOverdue(now);
            case OVER -> stay.isOver() || missed;
        };
    }

    private static String cursor(Stay stay) {
        return String.format("%019d ", stay.from().toEpochMilli())
                + stay.visitor().text();
    }

    @Override
    public List<Stay> inside() {
        return stays.values().stream()
                .filter(stay -> stay.state() == State.INSIDE)
                .toList();
    }

    @Override
    public List<Stay> overBefore(Instant end, int limit) {
        return stays.values().stream()
                .filter(stay ->
                        stay.state() == State.LEFT || stay.state() == State.CANCELLED || stay.state() == State.EXPECTED)
                .filter(stay -> stay.left().orElse(stay.until()).isBefore(end))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<StayRule> rule() {
        return rules.get("");
    }

    @Override
    public StayRule put(StayRule rule) {
        if (rule().map(StayRule::version).orElse(0L) != rule.version()) {
            throw new Stale("visitor-rule", "");
        }
        StayRule stored = rule.atVersion(rule.version() + 1);
        rules.put("", stored);
        return stored;
    }
}
