package org.clockhouse.store.internal.credential;

import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.spi.StayContract;
import org.clockhouse.credential.spi.StayRepository;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.Visitors;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.store.internal.registry.StoredServices;

/** The contract on one of the databases. */
abstract class StoredStays extends StayContract {

    private final Databases.Open store;
    private final StoredServices registry;

    StoredStays(Databases.Open store) {
        this.store = store;
        this.registry = new StoredServices(store, new RecordedAudit(), new TestClock("2026-11-23T02:00:00Z"));
    }

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected StayRepository stays() {
        return new SqlStays(store.transactions());
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
