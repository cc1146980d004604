package org.clockhouse.attendance;

import org.clockhouse.attendance.spi.RollCallRepository;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;

class InMemoryRollCallsTest extends RollCallRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryRollCalls calls = new InMemoryRollCalls(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected RollCallRepository calls() {
        return calls;
    }
}
