package org.clockhouse.notice.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.notice.Subscription;
import org.clockhouse.notice.SubscriptionId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps subscriptions. Works in the caller's transaction. */
@ConsumerType
public interface SubscriptionRepository {

    /** By name. */
    List<Subscription> of(AccountId owner);

    Optional<Subscription> find(SubscriptionId id);

    /** @param subscription with version 0 for a new one @throws org.clockhouse.kernel.Stale if the stored version is another */
    Subscription put(Subscription subscription);

    /** @throws org.clockhouse.kernel.Stale if the stored version is another */
    void remove(Subscription subscription);

    /** Those that are on, the longest due first. */
    List<Subscription> due(Instant now, int limit);
}
