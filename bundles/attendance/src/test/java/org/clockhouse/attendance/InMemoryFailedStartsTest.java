package org.clockhouse.attendance;

import org.clockhouse.attendance.spi.FailedStartRepository;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;

class InMemoryFailedStartsTest extends FailedStartContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryFailedStarts starts = new InMemoryFailedStarts(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected FailedStartRepository starts() {
        return starts;
    }
}
