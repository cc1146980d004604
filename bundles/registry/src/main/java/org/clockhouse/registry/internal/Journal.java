package org.clockhouse.registry.internal;

import java.util.List;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.spi.RegistryChangeRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What every write of the registry owes: the audit entry, what is to be evaluated anew, and the hint after the commit. */
@Component(service = Journal.class)
public final class Journal {

    private final AuditTrail audit;
    private final RegistryChangeRepository pending;
    private final Changes changes;
    private final Transactions transactions;

    @Activate
    public Journal(
            @Reference AuditTrail audit,
            @Reference RegistryChangeRepository pending,
            @Reference Changes changes,
            @Reference Transactions transactions) {
        this.audit = audit;
        this.pending = pending;
        this.changes = changes;
        this.transactions = transactions;
    }

    public void wrote(AuditDraft draft, Topic topic, List<RegistryChange> effects) {
        audit.record(draft);
        altered(topic, effects);
    }

    /** As {@link #wrote}, where one entry stands for many writes. */
    public void altered(Topic topic, List<RegistryChange> effects) {
        if (!effects.isEmpty()) {
            pending.add(effects);
        }
        var org = transactions.org();
        transactions.afterCommit(() -> changes.tell(org, topic));
    }
}
