package org.clockhouse.store.internal.attendance;

import org.clockhouse.attendance.LeaveTypeRepositoryContract;
import org.clockhouse.attendance.spi.LeaveTypeRepository;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class DerbyLeaveTypesTest extends LeaveTypeRepositoryContract {

    private final Databases.Open store = Databases.derby();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected LeaveTypeRepository types() {
        return new SqlLeaveTypes(store.transactions());
    }
}
