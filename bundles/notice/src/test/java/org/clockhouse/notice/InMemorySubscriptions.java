package org.clockhouse.notice;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.notice.spi.SubscriptionRepository;

/** Subscriptions in maps, one for each company. Rolls back what a failed transaction changed. */
public final class InMemorySubscriptions implements SubscriptionRepository {

    private final InMemoryTransactions transactions;
    private final Map<OrgId, Map<SubscriptionId, Subscription>> companies = new HashMap<>();

    public InMemorySubscriptions(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    private Map<SubscriptionId, Subscription> rows() {
        return companies.computeIfAbsent(transactions.org(), any -> new HashMap<>());
    }

    private Map<SubscriptionId, Subscription> changing() {
        OrgId org = transactions.org();
        Map<SubscriptionId, Subscription> before = rows();
        Map<SubscriptionId, Subscription> copy = new HashMap<>(before);
        companies.put(org, copy);
        transactions.onRollback(() -> companies.put(org, before));
        return copy;
    }

    @Override
    public List<Subscription> of(AccountId owner) {
        return rows().values().stream()
                .filter(one -> one.owner().equals(owner))
                .sorted(Comparator.comparing(Subscription::name))
                .toList();
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return Optional.ofNullable(rows().get(id));
    }

    @Override
    public Subscription put(Subscription subscription) {
        check(subscription);
        Subscription put = subscription.at(subscription.version() + 1);
        changing().put(put.id(), put);
        return put;
    }

    @Override
    public void remove(Subscription subscription) {
        check(subscription);
        changing().remove(subscription.id());
    }

    private void check(Subscription subscription) {
        if (find(subscription.id()).map(Subscription::version).orElse(0L) != subscription.version()) {
            throw new Stale("subscription", subscription.id().text());
        }
    }

    @Override
    public List<Subscription> due(Instant now, int limit) {
        return rows().values().stream()
                .filter(one -> one.on() && !one.nextAt().isAfter(now))
                .sorted(Comparator.comparing(Subscription::nextAt))
                .limit(limit)
                .toList();
    }
}
