package org.clockhouse.store.internal.request;

import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.clockhouse.request.spi.AttachmentRepository;
import org.clockhouse.request.spi.ChainRepository;
import org.clockhouse.request.spi.RequestContract;
import org.clockhouse.request.spi.RequestRepository;
import org.clockhouse.request.spi.TicketRepository;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.store.internal.registry.StoredServices;

/** The contract on one of the databases. */
abstract class StoredRequests extends RequestContract {

    private final Databases.Open store;
    private final StoredServices registry;

    StoredRequests(Databases.Open store) {
        this.store = store;
        this.registry = new StoredServices(store, new RecordedAudit(), new TestClock("2026-11-23T02:00:00Z"));
    }

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected OrganisationRepository organisation() {
        return registry.places;
    }

    @Override
    protected DepartmentRepository departments() {
        return registry.tree;
    }

    @Override
    protected EmployeeRepository employees() {
        return registry.people;
    }

    @Override
    protected RequestRepository requests() {
        return new SqlRequests(store.transactions(), store.cipher());
    }

    @Override
    protected ChainRepository chains() {
        return new SqlChains(store.transactions());
    }

    @Override
    protected AttachmentRepository attachments() {
        return new SqlAttachments(store.transactions(), store.cipher());
    }

    @Override
    protected TicketRepository tickets() {
        return new SqlTickets(store.transactions(), store.cipher());
    }
}
