package org.clockhouse.audit.internal.chain;

import static org.clockhouse.audit.ChainReport.Kind.CHECKPOINT_REMOVED;
import static org.clockhouse.audit.ChainReport.Kind.TRUNCATED;
import static org.clockhouse.audit.ChainReport.Kind.UNREADABLE;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.audit.ChainReport;
import org.clockhouse.audit.Checkpoint;

/** Checks an export line by line. */
public final class ExportVerifier {

    private final Optional<PublicSigningKey> trusted;
    private final Iterator<Checkpoint> anchors;
    private String company = "";
    private PublicSigningKey key;
    private ChainCheck check;
    private boolean ended;

    /** @param trusted the key as written down elsewhere; without it the one in the export is believed */
    public ExportVerifier(Optional<PublicSigningKey> trusted, Iterator<Checkpoint> anchors) {
        this.trusted = trusted;
        this.anchors = anchors;
    }

    /** @throws IllegalArgumentException if this is no export at all */
    public ChainReport verify(BufferedReader in) throws IOException {
        begin(in.readLine());
        long number = 1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            try {
                Optional<Link> entry = ended ? Optional.empty() : EntryLine.asWritten(line);
                if (entry.isPresent()) {
                    check.entry(entry.get());
                } else {
                    line(JsonReader.object(line));
                }
            } catch (IllegalArgumentException e) {
                check.add(UNREADABLE, 0, "", "line " + number + ": " + e.getMessage());
            }
        }
        if (!ended) {
            check.add(TRUNCATED, 0, "", "the file ends before its last line");
        }
        return check.report();
    }

    private void begin(String first) {
        CheckpointJson.Fields header = new CheckpointJson.Fields(JsonReader.object(first == null ? "" : first));
        if (!header.text("kind").equals("audit-export") || header.number("format") != ExportWriter.FORMAT) {
            throw new IllegalArgumentException("not an audit export of format " + ExportWriter.FORMAT);
        }
        company = header.text("company");
        key = trusted.orElseGet(() -> PublicSigningKey.of(header.text("publicKey")));
        check = new ChainCheck(company, key, anchors);
    }

    private void line(Map<String, Object> line) {
        CheckpointJson.Fields fields = new CheckpointJson.Fields(line);
        if (ended) {
            throw new IllegalArgumentException("something follows the last line");
        }
        switch (fields.text("kind")) {
            case "entry" -> check.entry(EntryLine.read(fields));
            case "checkpoint" -> checkpoint(fields);
            case "unsealed" -> unsealed(fields);
            case "end" -> end(fields);
            default -> throw new IllegalArgumentException("unknown kind of line");
        }
    }

    private void checkpoint(CheckpointJson.Fields line) {
        if (!line.text("company").equals(company)) {
            throw new IllegalArgumentException("a checkpoint of another company");
        }
        check.checkpoint(CheckpointJson.read(line.line()));
    }

    private void unsealed(CheckpointJson.Fields line) {
        if (!Chain.contentHash(CanonicalJson.write(line.object("content"))).equals(line.text("contentHash"))) {
            check.add(ChainReport.Kind.EDITED, 0, EntryLine.id(line), "the content of an unsealed entry was changed");
        }
        check.unsealed(EntryLine.id(line));
    }

    private void end(CheckpointJson.Fields line) {
        ended = true;
        ExportEnd written = new ExportEnd(
                line.text("at"),
                line.number("entries"),
                line.text("hash"),
                line.number("checkpoints"),
                line.number("unsealed"));
        if (!key.signed(company, written, line.text("signature"))) {
            check.add(ChainReport.Kind.CHECKPOINT_FORGED, 0, "", "the last line is not signed by the key");
        }
        check.finish();
        for (String difference : differences(written, check.end(written.at()))) {
            boolean checkpoint = difference.contains("checkpoint");
            check.add(checkpoint ? CHECKPOINT_REMOVED : TRUNCATED, 0, "", difference);
        }
    }

    private static List<String> differences(ExportEnd written, ExportEnd read) {
        return Stream.of(
                        count("entries", written.entries(), read.entries()),
                        count("checkpoints", written.checkpoints(), read.checkpoints()),
                        count("unsealed entries", written.unsealed(), read.unsealed()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> count(String what, long written, long read) {
        return written == read
                ? Optional.empty()
                : Optional.of("the export was written with " + written + " " + what + ", but holds " + read);
    }
}
