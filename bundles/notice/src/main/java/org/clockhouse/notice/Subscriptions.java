package org.clockhouse.notice;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** What people want again and again. Everybody sees and changes their own. */
@ProviderType
public interface Subscriptions {

    /** By name. */
    List<Subscription> of(Actor owner);

    /** @throws org.clockhouse.kernel.NotFound kind {@code subscription}, also for somebody else's */
    Subscription find(Actor owner, SubscriptionId id);

    /**
     * @param draft its id, owner, times and version are made anew
     * @throws org.clockhouse.kernel.Refused {@code subscription.mail-off}, {@code subscription.no-address}, {@code subscription.webhook},
     *     {@code subscription.no-folder}, {@code subscription.too-many}, and what its kind refuses
     */
    Subscription add(Actor owner, Subscription draft);

    /** @throws org.clockhouse.kernel.Stale if the version is not the current one */
    Subscription amend(Actor owner, Subscription subscription);

    /** @throws org.clockhouse.kernel.Stale if the version is not the current one */
    void remove(Actor owner, SubscriptionId id, long version);

    /** Makes it at the next look, once more than it would be. */
    Subscription hurry(Actor owner, SubscriptionId id);
}
