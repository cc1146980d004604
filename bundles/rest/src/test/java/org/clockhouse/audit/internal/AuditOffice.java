package org.clockhouse.audit.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.clockhouse.audit.AuditExport;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.audit.spi.InMemoryAuditRepository;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Workers;

/** The real audit trail over memory, for tests of the API. */
public final class AuditOffice {

    public final AuditTrail trail;
    public final AuditExport export;

    public AuditOffice(Path directory, OrgId org, InMemoryTransactions transactions, Clock clock, Workers workers) {
        InMemoryAuditRepository entries = new InMemoryAuditRepository(transactions);
        Sealing sealing = new Sealing(
                new CheckpointSigning(directory.resolve("keys/signing-1.key"), directory.resolve("audit")),
                entries,
                transactions,
                clock,
                workers,
                () -> List.of(org));
        trail = new AuditLog(entries, transactions, new RecordedChanges(), clock, sealing);
        export = new NdjsonExport(entries, transactions, clock, sealing);
    }
}
