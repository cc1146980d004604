package org.clockhouse.store.internal.notice;

import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.SubscriptionRepositoryContract;
import org.clockhouse.notice.spi.SubscriptionRepository;
import org.clockhouse.store.internal.Databases;

class DerbySubscriptionsTest extends SubscriptionRepositoryContract {

    private final Databases.Open store = Databases.derby();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected SubscriptionRepository subscriptions() {
        return new SqlSubscriptions(store.transactions());
    }
}
