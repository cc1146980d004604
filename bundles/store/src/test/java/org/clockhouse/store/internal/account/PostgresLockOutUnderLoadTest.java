package org.clockhouse.store.internal.account;

import org.clockhouse.account.internal.LockOutUnderLoadContract;
import org.clockhouse.account.spi.LockOutRepository;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class PostgresLockOutUnderLoadTest extends LockOutUnderLoadContract {

    private final Databases.Open store = Databases.postgres();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected LockOutRepository lockOuts() {
        return new SqlLockOuts(store.transactions());
    }
}
