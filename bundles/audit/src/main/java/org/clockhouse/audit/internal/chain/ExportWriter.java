package org.clockhouse.audit.internal.chain;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.audit.Checkpoint;

/** The lines of an export. */
public final class ExportWriter {

    static final int FORMAT = 1;

    private final String company;
    private final Writer out;
    private long entries;
    private long checkpoints;
    private long unsealed;
    private String hash = "";

    public ExportWriter(String company, Writer out) {
        this.company = company;
        this.out = out;
    }

    public void begin(PublicSigningKey key, Instant at) throws IOException {
        line(Map.of(
                "kind",
                "audit-export",
                "format",
                FORMAT,
                "company",
                company,
                "at",
                at.toString(),
                "publicKey",
                key.base64()));
    }

    public void entry(Map<String, Object> content, Link link) throws IOException {
        Map<String, Object> line = new TreeMap<>();
        line.put("kind", "entry");
        line.put("content", content);
        line.put("contentHash", link.contentHash());
        line.put("sequence", link.sequence());
        line.put("previous", link.previous());
        line.put("hash", link.hash());
        line(line);
        entries++;
        hash = link.hash();
    }

    public void checkpoint(Checkpoint checkpoint) throws IOException {
        out.write(CheckpointJson.write(company, checkpoint));
        out.write('\n');
        checkpoints++;
    }

    public void unsealed(Map<String, Object> content, String contentHash) throws IOException {
        line(Map.of("kind", "unsealed", "content", content, "contentHash", contentHash));
        unsealed++;
    }

    public void end(Signer signer, Instant at) throws IOException {
        ExportEnd end = new ExportEnd(at.toString(), entries, hash, checkpoints, unsealed);
        line(Map.of(
                "kind", "end",
                "at", end.at(),
                "entries", end.entries(),
                "hash", end.hash(),
                "checkpoints", end.checkpoints(),
                "unsealed", end.unsealed(),
                "signature", signer.end(company, end)));
        out.flush();
    }

    private void line(Map<String, Object> fields) throws IOException {
        out.write(CanonicalJson.write(fields));
        out.write('\n');
    }
}
