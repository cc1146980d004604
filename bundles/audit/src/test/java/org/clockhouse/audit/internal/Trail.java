package org.clockhouse.audit.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.ChainReport;
import org.clockhouse.audit.spi.InMemoryAuditRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OneCompany;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.TestClock;

/** A whole audit trail in memory, for its tests. */
final class Trail {

    final OrgId org = OrgId.next();
    final Actor actor = new Actor(org, Actor.Kind.ACCOUNT, "a-1", "李雷", "10.0.0.7", "r-1");
    final TestClock clock = new TestClock("2026-10-01T08:00:00Z");
    final InMemoryTransactions transactions = new InMemoryTransactions();
    final InMemoryAuditRepository entries = new InMemoryAuditRepository(transactions);
    final DirectWorkers workers = new DirectWorkers();
    final CheckpointFiles files;
    final Sealing sealing;
    final AuditLog log;
    final NdjsonExport export;

    Trail(Path directory) {
        CheckpointSigning signing =
                new CheckpointSigning(directory.resolve("keys/signing-1.key"), directory.resolve("audit"));
        files = signing.files();
        sealing = new Sealing(signing, entries, transactions, clock, workers, new OneCompany(org));
        log = new AuditLog(entries, transactions, new RecordedChanges(), clock, sealing);
        export = new NdjsonExport(entries, transactions, clock, sealing);
    }

    /** So many changes of employees, from {@code e-1}. */
    Trail with(int changes) {
        for (int i = 1; i <= changes; i++) {
            change("e-" + i, "before " + i, "after " + i);
        }
        return this;
    }

    void change(String employee, String before, String after) {
        clock.advance(Duration.ofSeconds(1));
        transactions.run(
                org,
                () -> log.record(AuditDraft.of(actor, "employee.amend", "employee", employee, "员工 " + employee)
                        .changing(Map.of("department", before), Map.of("department", after))
                        .because("reorganised")));
    }

    void sign() {
        sealing.sealNow(org);
        sealing.signNow(org);
    }

    InMemoryAuditRepository.Rows rows() {
        return entries.rows(org);
    }

    ChainReport verify() {
        return log.verify(org);
    }

    String exported() {
        return exported(export);
    }

    /** An entry commits after the export has sealed and signed. */
    String exportedWhileSomethingCommits() {
        InstantSource source = new InstantSource() {
            private boolean committed;

            @Override
            public Instant instant() {
                if (!committed) {
                    committed = true;
                    change("e-99", "a", "b");
                }
                return clock.instant();
            }
        };
        return exported(new NdjsonExport(entries, transactions, source.withZone(ZoneOffset.UTC), sealing));
    }

    private String exported(NdjsonExport export) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            export.write(org, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
