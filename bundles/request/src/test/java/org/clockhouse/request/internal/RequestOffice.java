package org.clockhouse.request.internal;

import java.time.Clock;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.Roles;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Changes;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.request.Chains;
import org.clockhouse.request.RequestKind;
import org.clockhouse.request.Requests;
import org.clockhouse.request.spi.InMemoryChains;
import org.clockhouse.request.spi.InMemoryRequests;

/** The real request bundle over memory, for tests of bundles that build on it. */
public final class RequestOffice {

    public final Requests requests;
    public final Chains chains;
    private final Kinds kinds = new Kinds();

    public RequestOffice(
            InMemoryRegistry registry,
            Permissions permissions,
            Roles roles,
            AuditTrail audit,
            Changes changes,
            Clock clock) {
        var transactions = registry.transactions;
        chains = new ChainBook(new InMemoryChains(transactions), kinds, roles, registry.sites, audit, transactions);
        requests = new RequestDesk(
                new InMemoryRequests(transactions, registry.people),
                kinds,
                chains,
                new Deciders(permissions, registry.directory),
                new WorkingDays(registry.sites, registry.calendars),
                registry.employees,
                registry.sites,
                audit,
                transactions,
                changes,
                clock);
    }

    /** What the container does when a kind's owner comes. */
    public void register(RequestKind kind) {
        kinds.add(kind);
    }
}
