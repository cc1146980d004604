package org.clockhouse.account.spi;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.kernel.AccountId;
import org.osgi.annotation.versioning.ConsumerType;

/** Counts of failed attempts of the open transaction's company, and the addresses from which people usually come. */
@ConsumerType
public interface LockOutRepository {

    Optional<Tally> find(String key);

    /** @throws org.clockhouse.kernel.Stale if somebody counted meanwhile: version differs, or a first count exists already */
    void save(Tally tally);

    void clear(String key);

    /** Tallies not touched since. @return how many */
    int removeOlderThan(Instant before);

    boolean isFamiliar(AccountId account, String address);

    void makeFamiliar(AccountId account, String address, Instant now);

    /**
     * @param key what is counted, hashed: a name, an address, or both
     * @param version 0 for a tally that is not stored yet
     */
    record Tally(String key, int failures, Instant last, Instant blockedUntil, long version) {}
}
