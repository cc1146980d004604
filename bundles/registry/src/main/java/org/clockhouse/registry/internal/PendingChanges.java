package org.clockhouse.registry.internal;

import java.util.List;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.RegistryChanges;
import org.clockhouse.registry.spi.RegistryChangeRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hands rows on and deletes them, in the reader's transaction. */
@Component
public final class PendingChanges implements RegistryChanges {

    private final RegistryChangeRepository pending;
    private final Transactions transactions;

    @Activate
    public PendingChanges(@Reference RegistryChangeRepository pending, @Reference Transactions transactions) {
        this.pending = pending;
        this.transactions = transactions;
    }

    @Override
    public List<RegistryChange> take(OrgId org, int limit) {
        return transactions.in(org, () -> pending.take(limit));
    }
}
