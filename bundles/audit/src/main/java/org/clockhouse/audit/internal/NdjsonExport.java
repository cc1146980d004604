package org.clockhouse.audit.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.AuditExport;
import org.clockhouse.audit.Checkpoint;
import org.clockhouse.audit.internal.chain.ExportWriter;
import org.clockhouse.audit.spi.AuditRepository;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The trail as lines of JSON. */
@Component
public final class NdjsonExport implements AuditExport {

    private static final int TAIL = 1000;

    private final AuditRepository entries;
    private final Transactions transactions;
    private final Clock clock;
    private final Sealing sealing;

    @Activate
    public NdjsonExport(
            @Reference AuditRepository entries,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference Sealing sealing) {
        this.entries = entries;
        this.transactions = transactions;
        this.clock = clock;
        this.sealing = sealing;
    }

    @Override
    public void write(OrgId org, OutputStream out) throws IOException {
        sealing.sealNow(org);
        sealing.signNow(org);
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        ExportWriter writer = new ExportWriter(org.text(), text);
        writer.begin(sealing.signer().publicKey(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        new Walk(entries, transactions, org).lead(new Writing(writer));
        for (AuditEntry entry : transactions.in(org, () -> entries.unsealed(TAIL))) {
            writer.unsealed(Content.of(entry), entry.contentHash());
        }
        writer.end(sealing.signer(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public String publicKey() {
        return sealing.signer().publicKey().pem();
    }

    private record Writing(ExportWriter writer) implements Walk.Visitor {

        @Override
        public void entry(AuditEntry entry) throws IOException {
            writer.entry(Content.of(entry), Content.link(entry));
        }

        @Override
        public void checkpoint(Checkpoint checkpoint) throws IOException {
            writer.checkpoint(checkpoint);
        }
    }
}
