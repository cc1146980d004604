package org.clockhouse.audit.spi;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;

class InMemoryAuditRepositoryTest extends AuditRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final AuditRepository entries = new InMemoryAuditRepository(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected AuditRepository entries() {
        return entries;
    }
}
