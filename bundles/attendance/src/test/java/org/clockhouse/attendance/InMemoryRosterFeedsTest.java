package org.clockhouse.attendance;

import org.clockhouse.attendance.spi.RosterFeedRepository;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;

class InMemoryRosterFeedsTest extends RosterFeedContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryRosterFeeds feeds = new InMemoryRosterFeeds(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected RosterFeedRepository feeds() {
        return feeds;
    }
}
