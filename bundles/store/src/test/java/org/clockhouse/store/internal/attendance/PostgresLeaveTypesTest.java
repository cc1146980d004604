package org.clockhouse.store.internal.attendance;

import org.clockhouse.attendance.LeaveTypeRepositoryContract;
import org.clockhouse.attendance.spi.LeaveTypeRepository;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class PostgresLeaveTypesTest extends LeaveTypeRepositoryContract {

    private final Databases.Open store = Databases.postgres();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected LeaveTypeRepository types() {
        return new SqlLeaveTypes(store.transactions());
    }
}
