package org.clockhouse.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.clockhouse.audit.ChainReport;
import org.clockhouse.audit.internal.chain.ExportVerifier;
import org.clockhouse.audit.spi.AuditRepository.Head;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier as its user runs it: a Java of its own with nothing but this bundle's classes. */
class OfflineVerifierTest {

    @TempDir
    Path directory;

    private Trail trail;
    private List<String> lines;

    private record Ran(int exit, String out) {}

    @BeforeEach
    void anExportOfTwentyEntriesUnderTwoCheckpoints() {
        trail = new Trail(directory);
        trail.with(10).sign();
        trail.with(10).sign();
        lines = new ArrayList<>(trail.exported().lines().toList());
    }

    @Test
    void aWholeExportIsReportedWithFiguresAndEndsWithZero() throws Exception {
        Ran ran = verify();
        assertTrue(ran.out.startsWith("ok\nentries 20, checkpoints 2\nkey SHA-256 "), ran.out);
        assertEquals(0, ran.exit);
    }

    @Test
    void theFirstEditedRowIsNamedAndTheExitCodeSaysBroken() throws Exception {
        lines.set(7, lines.get(7).replace("reorganised", "on request"));
        Ran ran = verify();
        assertTrue(ran.out.contains("first EDITED: the content of entry 7 was changed ("), ran.out);
        assertEquals(1, ran.exit);
    }

    @Test
    void theFirstDeletedRowIsNamed() throws Exception {
        lines.remove(7);
        assertBroken("first DELETED: entry 7 is missing");
    }

    @Test
    void theFirstReorderedRowIsNamed() throws Exception {
        Collections.swap(lines, 7, 8);
        assertBroken("first REORDERED: entry 7 comes after entry 8");
    }

    @Test
    void aRemovedCheckpointIsNamed() throws Exception {
        lines.remove(11);
        assertBroken("first CHECKPOINT_REMOVED: checkpoint 2 follows checkpoint 0");
    }

    @Test
    void aTruncatedTailIsNamed() throws Exception {
        lines.subList(18, lines.size() - 2).clear();
        assertBroken("first TRUNCATED: the trail ends at entry 16, but checkpoint 2 was signed over entry 20");
    }

    @Test
    void aFileThatEndsTooEarlyIsTruncated() throws Exception {
        lines.subList(18, lines.size()).clear();
        assertBroken("first TRUNCATED: the file ends before its last line");
    }

    @Test
    void theUnsealedTailIsNamedAndNotWrong() throws Exception {
        lines = new ArrayList<>(trail.exportedWhileSomethingCommits().lines().toList());
        String unsealed = trail.rows().entries.get(20).id().toString();
        Ran ran = verify();
        assertTrue(ran.out.startsWith("ok"), ran.out);
        assertTrue(ran.out.contains("unsealed tail: 1 entries, first " + unsealed), ran.out);
        assertEquals(0, ran.exit);
    }

    @Test
    void anExportMadeWithAnotherKeyIsForgedForWhoeverKnowsTheKey() throws Exception {
        Trail other = new Trail(directory.resolve("other"));
        Files.writeString(directory.resolve("public.pem"), other.export.publicKey());
        Ran ran = verify("--key", directory.resolve("public.pem").toString());
        assertTrue(ran.out.contains("first CHECKPOINT_FORGED"), ran.out);
        assertEquals(1, ran.exit);
        Files.writeString(directory.resolve("public.pem"), trail.export.publicKey());
        assertEquals(0, verify("--key", directory.resolve("public.pem").toString()).exit);
    }

    @Test
    void anExportOfARestoredOlderCopyIsFoundWithTheCheckpointsKeptOutside() throws Exception {
        trail.rows().entries.subList(10, 20).clear();
        trail.rows().checkpoints.remove(1);
        trail.rows().head = Optional.of(new Head(10, trail.rows().entries.get(9).hash()));
        lines = new ArrayList<>(trail.exported().lines().toList());
        assertEquals(0, verify().exit);
        Path anchors = directory.resolve("audit/checkpoints-" + trail.org.text() + ".ndjson");
        Ran ran = verify("--anchors", anchors.toString());
        assertTrue(ran.out.contains("first TRUNCATED: the trail ends at entry 10"), ran.out);
        assertEquals(1, ran.exit);
    }

    @Test
    void checkpointsKeptOutsideMayLieInTheOrderInWhichTwoSealersWroteThem() throws Exception {
        Path anchors = directory.resolve("audit/checkpoints-" + trail.org.text() + ".ndjson");
        List<String> kept = new ArrayList<>(Files.readAllLines(anchors));
        Collections.reverse(kept);
        Files.write(anchors, kept);
        Ran ran = verify("--anchors", anchors.toString());
        assertTrue(ran.out.startsWith("ok\n"), ran.out);
        assertTrue(trail.verify().ok());
    }

    @Test
    void whatIsNoExportEndsWithTwo() throws Exception {
        lines = List.of("{\"kind\":\"something\"}");
        assertEquals(2, verify().exit);
    }

    @Test
    void fiveHundredRandomDamagesToTheFileAreAllFoundAndNoneEndsTheCheck() throws Exception {
        byte[] whole = String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8);
        int header = lines.get(0).length() + 1;
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = whole.clone();
            int at = header + random.nextInt(whole.length - header - 1);
            damaged[at] = (byte) (damaged[at] ^ 1 << random.nextInt(8));
            ChainReport report = new ExportVerifier(Optional.empty(), Collections.emptyIterator())
                    .verify(new BufferedReader(
                            new InputStreamReader(new ByteArrayInputStream(damaged), StandardCharsets.UTF_8)));
            assertFalse(report.ok(), "missed a changed bit of byte " + at);
        }
    }

    @Test
    void garbageInAnExportIsNamedByItsLine() throws Exception {
        lines.add(5, "{\"kind\":\"entry\",\"content\":{\"id\":1}");
        assertBroken("first UNREADABLE: line 6");
    }

    private void assertBroken(String finding) throws Exception {
        Ran ran = verify();
        assertTrue(ran.out.contains(finding), ran.out);
        assertTrue(ran.out.startsWith("BROKEN"), ran.out);
        assertEquals(1, ran.exit);
    }

    private Ran verify(String... options) throws IOException, InterruptedException {
        Path export = directory.resolve("export.ndjson");
        Files.write(export, lines);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                new File("target/classes").getAbsolutePath(),
                "org.clockhouse.audit.internal.chain.Main"));
        command.addAll(List.of(options));
        command.add(export.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out);
    }
}
