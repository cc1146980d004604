package org.clockhouse.attendance;

import org.clockhouse.attendance.spi.NewcomerRepository;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;

class InMemoryNewcomersTest extends NewcomerRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryNewcomers newcomers = new InMemoryNewcomers(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected NewcomerRepository newcomers() {
        return newcomers;
    }
}
