package org.clockhouse.terminal;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.terminal.spi.ExpectedRepository;

class InMemoryExpectedTest extends ExpectedRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryExpected expected = new InMemoryExpected(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected ExpectedRepository expected() {
        return expected;
    }
}
