package org.clockhouse.audit.internal.chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.ChainReport;
import org.clockhouse.audit.Checkpoint;

/**
 * The offline verifier: {@code java -jar org.clockhouse.audit-<version>.jar [--key public.pem] [--anchors
 * checkpoints.ndjson] export.ndjson}. Ends with 0 when all is well, 1 when something is broken, 2 when it could not look.
 */
public final class Main {

    private static final int LISTED = 20;
    private static final String USAGE =
            "usage: java -jar org.clockhouse.audit.jar [--key public.pem] [--anchors checkpoints.ndjson] export.ndjson";

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out));
    }

    static int run(List<String> args, PrintStream out) {
        try {
            Call call = Call.of(args);
            ChainReport report = verify(call);
            print(report, call, out);
            return report.ok() ? 0 : 1;
        } catch (IllegalArgumentException | IOException e) {
            out.println("cannot verify: " + e.getMessage());
            return 2;
        }
    }

    private static ChainReport verify(Call call) throws IOException {
        Optional<PublicSigningKey> key = call.key.isPresent()
                ? Optional.of(PublicSigningKey.of(Files.readString(call.key.get())))
                : Optional.empty();
        Iterator<Checkpoint> anchors = call.anchors.isPresent()
                ? AnchorLines.of(Files.readAllLines(call.anchors.get())).iterator()
                : Collections.emptyIterator();
        // A broken character is read as U+FFFD and so found as an edit, rather than ending the check.
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(Files.newInputStream(call.export), StandardCharsets.UTF_8))) {
            return new ExportVerifier(key, anchors).verify(in);
        }
    }

    private static void print(ChainReport report, Call call, PrintStream out) {
        out.println(report.ok() ? "ok" : "BROKEN");
        out.println("entries " + report.entries() + ", checkpoints " + report.checkpoints());
        out.println("key SHA-256 " + report.keyFingerprint()
                + (call.key.isPresent() ? "" : " (from the export itself; compare it, or use --key)"));
        if (report.unsigned() > 0) {
            out.println("not signed yet: the last " + report.unsigned() + " entries");
        }
        if (!report.unsealed().isEmpty()) {
            out.println("unsealed tail: " + report.unsealed().size() + " entries, first "
                    + report.unsealed().get(0));
        }
        Set<ChainReport.Kind> seen = EnumSet.noneOf(ChainReport.Kind.class);
        for (ChainReport.Finding finding : report.findings()) {
            if (seen.add(finding.kind())) {
                out.println("first " + finding.kind() + ": " + describe(finding));
            }
        }
        report.findings().stream()
                .limit(LISTED)
                .forEach(finding -> out.println("  " + finding.kind() + " " + describe(finding)));
        if (report.findings().size() > LISTED) {
            out.println("  and " + (report.findings().size() - LISTED) + " more");
        }
    }

    private static String describe(ChainReport.Finding finding) {
        return finding.detail() + (finding.id().isEmpty() ? "" : " (" + finding.id() + ")");
    }

    private record Call(Path export, Optional<Path> key, Optional<Path> anchors) {

        static Call of(List<String> args) {
            List<String> rest = new ArrayList<>(args);
            Optional<Path> key = option(rest, "--key");
            Optional<Path> anchors = option(rest, "--anchors");
            if (rest.size() != 1 || rest.get(0).startsWith("-")) {
                throw new IllegalArgumentException(USAGE);
            }
            return new Call(Path.of(rest.get(0)), key, anchors);
        }

        private static Optional<Path> option(List<String> rest, String name) {
            int at = rest.indexOf(name);
            if (at < 0) {
                return Optional.empty();
            }
            if (at + 1 == rest.size()) {
                throw new IllegalArgumentException(USAGE);
            }
            rest.remove(at);
            return Optional.of(Path.of(rest.remove(at)));
        }
    }
}
