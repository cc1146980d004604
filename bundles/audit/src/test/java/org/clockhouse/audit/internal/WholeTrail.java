package org.clockhouse.audit.internal;

import java.nio.file.Path;
import java.time.Clock;
import org.clockhouse.audit.AuditExport;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.audit.spi.AuditRepository;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Workers;

/** The audit trail as it runs, over anybody's repository: for tests on a real database. */
public final class WholeTrail {

    private final Sealing sealing;
    private final AuditLog log;
    private final NdjsonExport export;

    /** @param directory for the signing key and the checkpoints kept outside the database */
    public WholeTrail(
            AuditRepository entries,
            Transactions transactions,
            Clock clock,
            Workers workers,
            Companies companies,
            Path directory) {
        CheckpointSigning signing =
                new CheckpointSigning(directory.resolve("keys/signing-1.key"), directory.resolve("audit"));
        this.sealing = new Sealing(signing, entries, transactions, clock, workers, companies);
        this.log = new AuditLog(entries, transactions, new RecordedChanges(), clock, sealing);
        this.export = new NdjsonExport(entries, transactions, clock, sealing);
    }

    public AuditTrail trail() {
        return log;
    }

    public AuditExport export() {
        return export;
    }

    public void seal(OrgId org) {
        sealing.sealNow(org);
    }

    public void sign(OrgId org) {
        sealing.signNow(org);
    }

    public void stop() {
        sealing.stop();
    }
}
