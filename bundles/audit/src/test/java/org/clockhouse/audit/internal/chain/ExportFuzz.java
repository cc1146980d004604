package org.clockhouse.audit.internal.chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clockhouse.audit.ChainReport;
import org.clockhouse.audit.Checkpoint;

/**
 * Whatever is handed to the offline verifier: refused or reported, and never called whole unless it holds exactly the entries
 * that were signed. A Jazzer target; its first seed is {@link #export()}.
 */
public final class ExportFuzz {

    private static final String COMPANY = "0190a000-0000-7000-8000-000000000001";
    private static final Instant AT = Instant.parse("2026-10-01T08:00:00Z");
    private static final Signer SIGNER = new Signer(new byte[32]);
    private static final List<String> SIGNED = contents(export());

    private ExportFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        AnchorLines.of(text.lines().toList());
        text.lines().forEach(ExportFuzz::roundTrip);
        try {
            verify(text, Optional.empty());
            boolean whole = verify(text, Optional.of(SIGNER.publicKey())).ok();
            if (whole && !contents(text).equals(SIGNED)) {
                throw new AssertionError("called whole, but holds " + contents(text));
            }
        } catch (IllegalArgumentException refused) {
            return;
        }
    }

    private static ChainReport verify(String text, Optional<PublicSigningKey> trusted) {
        try (BufferedReader in = new BufferedReader(new StringReader(text))) {
            return new ExportVerifier(trusted, Collections.emptyIterator()).verify(in);
        } catch (IOException e) {
            throw new AssertionError("memory has no read errors", e);
        }
    }

    private static void roundTrip(String line) {
        Map<String, Object> read;
        try {
            read = JsonReader.object(line);
        } catch (IllegalArgumentException refused) {
            return;
        }
        String written = CanonicalJson.write(read);
        if (!CanonicalJson.write(JsonReader.object(written)).equals(written)) {
            throw new AssertionError("another text the second time: " + written);
        }
    }

    private static List<String> contents(String export) {
        List<String> contents = new ArrayList<>();
        for (String line : export.lines().toList()) {
            Map<String, Object> fields = JsonReader.object(line);
            if ("entry".equals(fields.get("kind"))) {
                contents.add(CanonicalJson.write(fields.get("content")));
            }
        }
        return contents;
    }

    static String export() {
        StringWriter out = new StringWriter();
        try {
            ExportWriter writer = new ExportWriter(COMPANY, out);
            writer.begin(SIGNER.publicKey(), AT);
            String previous = Chain.genesis(COMPANY);
            long sequence = 0;
            for (String id : Stream.of("e-1", "e-2", "e-3").toList()) {
                Map<String, Object> content = new TreeMap<>(Map.of("id", id, "action", "employee.amend", "name", "员工"));
                String contentHash = Chain.contentHash(CanonicalJson.write(content));
                String hash = Chain.link(previous, ++sequence, contentHash);
                writer.entry(content, new Link(sequence, () -> id, true, contentHash, previous, hash));
                previous = hash;
            }
            Checkpoint none = new Checkpoint(0, Instant.EPOCH, 0, "", "", "");
            writer.checkpoint(SIGNER.checkpoint(COMPANY, none, AT, sequence, previous));
            writer.end(SIGNER, AT);
        } catch (IOException e) {
            throw new AssertionError("memory has no write errors", e);
        }
        return out.toString();
    }
}
