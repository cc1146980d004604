package org.clockhouse.store.internal.attendance;

import org.clockhouse.attendance.RosterFeedContract;
import org.clockhouse.attendance.spi.RosterFeedRepository;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class DerbyRosterFeedsTest extends RosterFeedContract {

    private final Databases.Open store = Databases.derby();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected RosterFeedRepository feeds() {
        return new SqlRosterFeeds(store.transactions());
    }
}
