package org.clockhouse.attendance;

import org.clockhouse.attendance.spi.LeaveTypeRepository;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;

class InMemoryLeaveTypesTest extends LeaveTypeRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryLeaveTypes types = new InMemoryLeaveTypes(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected LeaveTypeRepository types() {
        return types;
    }
}
