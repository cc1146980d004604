package org.clockhouse.store.internal.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.IdempotencyStore;
import org.clockhouse.kernel.KeyRotations;
import org.clockhouse.kernel.OneCompany;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.backup.StoredRecoveryKeys;
import org.clockhouse.store.internal.upkeep.SqlIdempotency;
import org.junit.jupiter.api.Test;

/** New keys for what is sealed, while others go on sealing. */
abstract class KeyRotationContract {

    private final Databases.Open store = store();
    private final TestClock clock = new TestClock("2026-11-29T02:00:00Z");
    private final OrgId org = OrgId.next();
    private final Companies companies = new OneCompany(org);
    private final FieldCipher.Column punches = store.cipher().column("punch", "sealed");
    private final FileBlobs blobs = new FileBlobs(store.database(), store.transactions(), clock);

    abstract Databases.Open store();

    @Test
    void everyValueAndFileIsUnderTheNewKeyAndOpens() throws IOException {
        for (int i = 0; i < 1_201; i++) {
            insert(i, "punch " + i);
        }
        SqlIdempotency answers = new SqlIdempotency(store.database(), store.cipher(), clock);
        answers.claim(org, "caller", "key", "print");
        answers.answer(org, "caller", "key", new IdempotencyStore.Answer(201, Map.of(), new byte[] {1, 2, 3}));
        byte[] content = new byte[100_000];
        String hash = store.transactions().in(org, () -> blobs.put(new ByteArrayInputStream(content)));
        Path file = store.database().settings().files().resolve("blobs/" + org.text() + "/" + hash);
        byte[] before = Files.readAllBytes(file);

        KeyRotations.Rotation begun = rotations().start();

        KeyRotations.Rotation done = rotations().latest().orElseThrow();
        assertEquals(begun.version(), done.version());
        assertEquals(clock.instant(), done.finishedAt().orElseThrow());
        assertTrue(done.values() >= 1_202, done.toString());
        assertEquals(1, done.files());
        List<byte[]> sealed = sealed();
        assertEquals(1_201, sealed.size());
        for (int i = 0; i < sealed.size(); i++) {
            assertEquals(begun.version(), sealed.get(i)[0]);
            assertEquals("punch " + i, punches.open(place(i), sealed.get(i)));
        }
        assertArrayEquals(
                new byte[] {1, 2, 3},
                answers.claim(org, "caller", "key", "print")
                        .orElseThrow()
                        .answer()
                        .orElseThrow()
                        .body());
        assertFalse(Arrays.equals(before, Files.readAllBytes(file)));
        byte[] after = store.transactions().in(org, () -> blobs.open(hash).readAllBytes());
        assertArrayEquals(content, after);
    }

    /** Whoever changes a value while the keys are changed finds what they wrote. */
    @Test
    void nothingThatIsWrittenMeanwhileIsLost() throws Exception {
        int rows = 2_000;
        for (int i = 0; i < rows; i++) {
            insert(i, "as it was");
        }
        Thread writer = new Thread(() -> {
            for (int i = 0; i < rows; i++) {
                int position = i;
                store.transactions().run(org, () -> store.transactions()
                        .sql(
                                "update punch set sealed = ? where org_id = ? and position = ?",
                                punches.seal(place(position), "amended"),
                                org.text(),
                                position)
                        .update());
            }
        });
        writer.start();
        KeyRotations rotations = rotations();
        do {
            rotations.start();
        } while (writer.isAlive());
        writer.join();
        List<byte[]> sealed = sealed();
        for (int i = 0; i < rows; i++) {
            assertEquals("amended", punches.open(place(i), sealed.get(i)));
        }
    }

    @Test
    void aRestartGoesOnWithOneThatWasCutShort() {
        insert(0, "sealed before");
        KeyRotations.Rotation cut = rotations().start();
        insert(1, "sealed under the next but one");
        store.transactions().run(org, () -> store.transactions()
                .sql(
                        "update store_property set property_value = ? where name = 'keys.rotation'",
                        cut.version() + " 1 0 0 0")
                .update());

        KeyRotations restarted = rotations();

        assertTrue(restarted.latest().orElseThrow().finishedAt().isPresent());
    }

    @Test
    void oneIsRefusedWhileOneRuns() {
        KeyRotations rotations = rotations();
        rotations.start();
        store.transactions().run(org, () -> store.transactions()
                .sql("update store_property set property_value = '1 1 0 0 0' where name = 'keys.rotation'")
                .update());

        assertEquals(
                "rotation.running",
                assertThrows(Refused.class, rotations::start).code());

        rotations();
    }

    @Test
    void theRecoveryFileHasToBeSavedAgain() {
        StoredRecoveryKeys recovery = new StoredRecoveryKeys(store.database(), 1_000);
        char[] passphrase = "correct horse battery".toCharArray();
        recovery.prove(recovery.save(passphrase), passphrase);
        assertTrue(recovery.isProved());

        rotations().start();

        assertFalse(recovery.isProved());
    }

    private KeyRotations rotations() {
        return new StoredKeyRotations(store.database(), companies, blobs, clock, new DirectWorkers());
    }

    private void insert(int position, String text) {
        store.transactions().run(org, () -> store.transactions()
                .sql(
                        "insert into punch (org_id, position, terminal_number, subject_hash, reading, made_at, received_at,"
                                + " manner_number, sealed) values (?, ?, 1, ?, 7, 0, 0, 1, ?)",
                        org.text(),
                        position,
                        position,
                        punches.seal(place(position), text))
                .update());
    }

    private String place(int position) {
        return org.text() + "|" + position + "|7";
    }

    private List<byte[]> sealed() {
        return store.transactions()
                .in(
                        org,
                        () -> new ArrayList<>(store.transactions()
                                .sql("select sealed from punch where org_id = ? order by position", org.text())
                                .list(row -> row.bytes("sealed"))));
    }
}
