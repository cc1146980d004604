package org.clockhouse.account.spi;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Stale;

/** Counts in maps. */
public final class InMemoryLockOuts implements LockOutRepository {

    private final Table<String, Tally> tallies;
    private final Table<String, Instant> familiar;

    public InMemoryLockOuts(InMemoryTransactions transactions) {
        this.tallies = new Table<>(transactions);
        this.familiar = new Table<>(transactions);
    }

    @Override
    public Optional<Tally> find(String key) {
        return tallies.find(key);
    }

    @Override
    public void save(Tally tally) {
        long version = find(tally.key()).map(Tally::version).orElse(0L);
        if (version != tally.version()) {
            throw new Stale("tally", tally.key());
        }
        tallies.put(
                tally.key(), new Tally(tally.key(), tally.failures(), tally.last(), tally.blockedUntil(), version + 1));
    }

    @Override
    public void clear(String key) {
        tallies.remove(key);
    }

    @Override
    public int removeOlderThan(Instant before) {
        return tallies.removeIf(tally -> tally.last().isBefore(before));
    }

    @Override
    public boolean isFamiliar(AccountId account, String address) {
        return familiar.find(account.text() + " " + address).isPresent();
    }

    @Override
    public void makeFamiliar(AccountId account, String address, Instant now) {
        familiar.put(account.text() + " " + address, now);
    }
}
