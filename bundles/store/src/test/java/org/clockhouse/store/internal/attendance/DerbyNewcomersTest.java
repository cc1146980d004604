package org.clockhouse.store.internal.attendance;

import org.clockhouse.attendance.NewcomerRepositoryContract;
import org.clockhouse.attendance.spi.NewcomerRepository;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class DerbyNewcomersTest extends NewcomerRepositoryContract {

    private final Databases.Open store = Databases.derby();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected NewcomerRepository newcomers() {
        return new SqlNewcomers(store.transactions());
    }
}
