package org.clockhouse.attendance;

import org.clockhouse.attendance.spi.OverrideRepository;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;

class InMemoryOverridesTest extends OverrideRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryOverrides overrides = new InMemoryOverrides(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected OverrideRepository overrides() {
        return overrides;
    }
}
