package org.clockhouse.attendance;

import org.clockhouse.attendance.spi.AllowanceRepository;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.InMemoryPunches;

class InMemoryAllowancesTest extends AllowanceRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryAllowances allowances =
            new InMemoryAllowances(transactions, new InMemoryPunches(transactions));

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected AllowanceRepository allowances() {
        return allowances;
    }
}
