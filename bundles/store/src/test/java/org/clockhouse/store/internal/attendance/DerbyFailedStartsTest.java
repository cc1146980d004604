package org.clockhouse.store.internal.attendance;

import org.clockhouse.attendance.FailedStartContract;
import org.clockhouse.attendance.spi.FailedStartRepository;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class DerbyFailedStartsTest extends FailedStartContract {

    private final Databases.Open store = Databases.derby();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected FailedStartRepository starts() {
        return new SqlFailedStarts(store.transactions());
    }
}
