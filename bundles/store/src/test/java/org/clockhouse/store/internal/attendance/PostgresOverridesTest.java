package org.clockhouse.store.internal.attendance;

import org.clockhouse.attendance.OverrideRepositoryContract;
import org.clockhouse.attendance.spi.OverrideRepository;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class PostgresOverridesTest extends OverrideRepositoryContract {

    private final Databases.Open store = Databases.postgres();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected OverrideRepository overrides() {
        return new SqlOverrides(store.transactions());
    }
}
