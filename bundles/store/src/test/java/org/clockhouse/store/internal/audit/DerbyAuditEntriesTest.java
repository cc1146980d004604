package org.clockhouse.store.internal.audit;

import org.clockhouse.audit.spi.AuditRepository;
import org.clockhouse.audit.spi.AuditRepositoryContract;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class DerbyAuditEntriesTest extends AuditRepositoryContract {

    private final Databases.Open store = Databases.derby();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected AuditRepository entries() {
        return new SqlAuditEntries(store.transactions());
    }
}
