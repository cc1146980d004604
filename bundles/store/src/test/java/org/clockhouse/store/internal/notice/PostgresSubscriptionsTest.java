package org.clockhouse.store.internal.notice;

import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.SubscriptionRepositoryContract;
import org.clockhouse.notice.spi.SubscriptionRepository;
import org.clockhouse.store.internal.Databases;

class PostgresSubscriptionsTest extends SubscriptionRepositoryContract {

    private final Databases.Open store = Databases.postgres();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected SubscriptionRepository subscriptions() {
        return new SqlSubscriptions(store.transactions());
    }
}
