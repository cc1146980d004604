package org.clockhouse.audit.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.AuditFilter;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.audit.ChainReport;
import org.clockhouse.audit.Checkpoint;
import org.clockhouse.audit.internal.chain.ChainCheck;
import org.clockhouse.audit.spi.AuditRepository;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The trail in the repository, sealed a moment after each commit. */
@Component
public final class AuditLog implements AuditTrail {

    private static final int TAIL = 1000;

    private final AuditRepository entries;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;
    private final Sealing sealing;

    @Activate
    public AuditLog(
            @Reference AuditRepository entries,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock,
            @Reference Sealing sealing) {
        this.entries = entries;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
        this.sealing = sealing;
    }

    @Override
    public void record(AuditDraft draft) {
        if (!transactions.isOpen() || !transactions.org().equals(draft.actor().org())) {
            throw new IllegalStateException(
                    "an audit entry belongs into the transaction of its change: " + draft.action());
        }
        append(draft);
    }

    @Override
    public void recordApart(AuditDraft draft) {
        transactions.apart(draft.actor().org(), () -> {
            append(draft);
            return null;
        });
    }

    @Override
    public Slice<AuditEntry> page(OrgId org, AuditFilter filter, Page page) {
        return transactions.in(org, () -> entries.page(filter, page));
    }

    @Override
    public ChainReport verify(OrgId org) {
        long anchors = sealing.files().count(org);
        sealing.sealNow(org);
        try (Stream<Checkpoint> kept = sealing.files().read(org)) {
            ChainCheck check = new ChainCheck(
                    org.text(),
                    sealing.signer().publicKey(),
                    kept.limit(anchors).iterator());
            AuditRepository.Head head = new Walk(entries, transactions, org).lead(new Checking(check));
            check.head(head.sequence(), head.hash());
            transactions
                    .in(org, () -> entries.unsealed(TAIL))
                    .forEach(entry -> check.unsealed(entry.id().toString()));
            return check.report();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(AuditDraft draft) {
        OrgId org = draft.actor().org();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AuditEntry entry = new AuditEntry(TimeOrdered.uuid(), now, Content.storable(draft), "", AuditEntry.Seal.NONE);
        entries.append(new AuditEntry(entry.id(), now, entry.draft(), Content.hash(entry), AuditEntry.Seal.NONE));
        transactions.afterCommit(() -> {
            sealing.wake(org);
            changes.tell(org, Topic.AUDIT);
        });
    }

    private record Checking(ChainCheck check) implements Walk.Visitor {

        @Override
        public void entry(AuditEntry entry) {
            check.entry(Content.link(entry));
        }

        @Override
        public void checkpoint(Checkpoint checkpoint) {
            check.checkpoint(checkpoint);
        }
    }
}
