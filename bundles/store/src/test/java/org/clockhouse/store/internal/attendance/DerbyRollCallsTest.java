package org.clockhouse.store.internal.attendance;

import org.clockhouse.attendance.RollCallRepositoryContract;
import org.clockhouse.attendance.spi.RollCallRepository;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class DerbyRollCallsTest extends RollCallRepositoryContract {

    private final Databases.Open store = Databases.derby();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected RollCallRepository calls() {
        return new SqlRollCalls(store.transactions());
    }
}
