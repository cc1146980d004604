package org.clockhouse.attendance;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.attendance.roster.RosterFeed;
import org.clockhouse.attendance.spi.RosterFeedRepository;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;

/** Addresses of calendars in maps by hash, one for each company. */
public final class InMemoryRosterFeeds implements RosterFeedRepository {

    private final InMemoryTransactions transactions;
    private final Map<OrgId, TreeMap<String, RosterFeed>> companies = new HashMap<>();

    public InMemoryRosterFeeds(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    private TreeMap<String, RosterFeed> rows() {
        return companies.computeIfAbsent(transactions.org(), any -> new TreeMap<>());
    }

    private TreeMap<String, RosterFeed> changing() {
        TreeMap<String, RosterFeed> before = new TreeMap<>(rows());
        OrgId org = transactions.org();
        transactions.onRollback(() -> companies.put(org, before));
        return rows();
    }

    @Override
    public void put(RosterFeed feed, String hash) {
        remove(feed.account(), feed.department());
        changing().put(hash, feed);
    }

    @Override
    public void remove(AccountId account, Optional<DepartmentId> department) {
        changing()
                .values()
                .removeIf(feed ->
                        feed.account().equals(account) && feed.department().equals(department));
    }

    @Override
    public List<RosterFeed> of(AccountId account) {
        return rows().values().stream()
                .filter(feed -> feed.account().equals(account))
                .sorted(Comparator.comparing(
                        feed -> feed.department().map(DepartmentId::text).orElse("")))
                .toList();
    }

    @Override
    public Optional<RosterFeed> find(String hash) {
        return Optional.ofNullable(rows().get(hash));
    }

    @Override
    public void read(String hash, Instant at) {
        changing()
                .computeIfPresent(
                        hash,
                        (any, feed) ->
                                new RosterFeed(feed.account(), feed.department(), feed.madeAt(), Optional.of(at)));
    }
}
