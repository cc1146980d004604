package org.clockhouse.store.internal.attendance;

import org.clockhouse.attendance.AllowanceRepositoryContract;
import org.clockhouse.attendance.spi.AllowanceRepository;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class PostgresAllowancesTest extends AllowanceRepositoryContract {

    private final Databases.Open store = Databases.postgres();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected AllowanceRepository allowances() {
        return new SqlAllowances(store.transactions());
    }
}
