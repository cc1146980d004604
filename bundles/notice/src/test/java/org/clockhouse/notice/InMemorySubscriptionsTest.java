package org.clockhouse.notice;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.spi.SubscriptionRepository;

class InMemorySubscriptionsTest extends SubscriptionRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected SubscriptionRepository subscriptions() {
        return subscriptions;
    }
}
