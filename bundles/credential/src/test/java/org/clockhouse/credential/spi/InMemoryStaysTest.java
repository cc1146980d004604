package org.clockhouse.credential.spi;

import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.Visitors;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Sites;

class InMemoryStaysTest extends StayContract {

    private final InMemoryRegistry registry = new InMemoryRegistry(
            new InMemoryTransactions(),
            new RecordedAudit(),
            new RecordedChanges(),
            new TestClock("2026-11-23T02:00:00Z"));
    private final StayRepository stays = new InMemoryStays(registry.transactions, registry.people);

    @Override
    protected Transactions transactions() {
        return registry.transactions;
    }

    @Override
    protected StayRepository stays() {
        return stays;
    }

    @Override
    protected Sites sites() {
        return registry.sites;
    }

    @Override
    protected Departments departments() {
        return registry.departments;
    }

    @Override
    protected Employees employees() {
        return registry.employees;
    }

    @Override
    protected Visitors visitors() {
        return registry.visitors;
    }
}
