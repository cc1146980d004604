package org.clockhouse.terminal.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What every write of this bundle does: a transaction, an audit entry in it, a hint after it. */
@Component(service = Journal.class)
public final class Journal {

    private final Transactions transactions;
    private final AuditTrail audit;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public Journal(
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public Clock clock() {
        return clock;
    }

    public <T> T read(OrgId org, Supplier<T> work) {
        return transactions.in(org, work::get);
    }

    /** Runs the work in a transaction, and tells of the topic once it has committed. */
    public <T> T write(OrgId org, Topic topic, Supplier<T> work) {
        return transactions.in(org, () -> {
            T result = work.get();
            transactions.afterCommit(() -> changes.tell(org, topic));
            return result;
        });
    }

    public void run(OrgId org, Topic topic, Runnable work) {
        write(org, topic, () -> {
            work.run();
            return null;
        });
    }

    public void afterCommit(Runnable action) {
        transactions.afterCommit(action);
    }

    /** Hints now; within a transaction through {@link #afterCommit}. */
    public void tell(OrgId org, Topic topic) {
        changes.tell(org, topic);
    }

    public void record(AuditDraft draft) {
        audit.record(draft);
    }

    public void recordApart(AuditDraft draft) {
        audit.recordApart(draft);
    }

    /** The suite itself, where nobody asked. */
    public static Actor self(OrgId org) {
        return Actor.system(org, "terminal");
    }
}
