package org.clockhouse.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.store.internal.Keys.Purpose;
import org.clockhouse.store.internal.backup.FileBackups;
import org.clockhouse.store.internal.backup.RecoveryFile;
import org.clockhouse.store.internal.backup.StoredRecoveryKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    private String url;
    private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
    /** So few that a test does not wait for them; {@link #theRecoveryFileBringsTheKeysBack} takes those of the product. */
    private static final int FEW = 1_000;

    @TempDir
    Path directory;

    @Test
    void theFirstStartMakesKeysThatOnlyTheirOwnerMayRead() throws Exception {
        open().close();
        try (Stream<Path> files = Files.list(directory.resolve("keys"))) {
            List<Path> keys = files.toList();
            assertEquals(Purpose.values().length, keys.size());
            for (Path key : keys) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
            }
        }
    }

    @Test
    void theNextStartReadsWhatTheFirstSealed() throws Exception {
        byte[] sealed;
        try (Database database = open()) {
            sealed = database.cipher().column("employee", "phone").seal("row", "张伟");
        }
        try (Database database = open()) {
            assertEquals("张伟", database.cipher().column("employee", "phone").open("row", sealed));
        }
    }

    @Test
    void aStartWithOtherKeysIsRefused() throws Exception {
        open().close();
        Path key = directory.resolve("keys/index-1.key");
        Files.writeString(key, Files.readString(directory.resolve("keys/field-1.key")));
        assertTrue(assertThrows(KeysDoNotMatch.class, this::open).getMessage().contains("INDEX 1"));
    }

    @Test
    void aStartWithoutTheKeysIsRefusedAndMakesNoNewOnes() throws Exception {
        open().close();
        Files.delete(directory.resolve("keys/field-1.key"));
        assertThrows(KeysDoNotMatch.class, this::open);
        assertFalse(Files.exists(directory.resolve("keys/field-1.key")));
    }

    @Test
    void aSigningKeyThatWasThereFirstIsKept() throws Exception {
        Files.createDirectories(directory.resolve("keys"));
        String seed = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
        Files.writeString(directory.resolve("keys/signing-1.key"), seed);
        open().close();
        assertEquals(seed, Files.readString(directory.resolve("keys/signing-1.key")));
        assertTrue(Files.exists(directory.resolve("keys/field-1.key")));
    }

    @Test
    void theRecoveryFileBringsTheKeysBack() throws Exception {
        byte[] sealed;
        byte[] file;
        try (Database database = open()) {
            StoredRecoveryKeys recovery = new StoredRecoveryKeys(database);
            assertFalse(recovery.isProved());
            file = recovery.save(PASSPHRASE);
            assertTrue(new String(file, StandardCharsets.US_ASCII)
                    .startsWith("clockhouse-recovery-1 pbkdf2-sha256 600000\n"));
            recovery.prove(file, PASSPHRASE);
            assertTrue(recovery.isProved());
            sealed = database.cipher().column("employee", "phone").seal("row", "张伟");
        }
        try (Stream<Path> files = Files.list(directory.resolve("keys"))) {
            for (Path key : files.toList()) {
                Files.delete(key);
            }
        }
        assertThrows(KeysDoNotMatch.class, this::open);
        RecoveryFile.unwrap(file, PASSPHRASE).write(directory.resolve("keys"));
        try (Database database = open()) {
            assertEquals("张伟", database.cipher().column("employee", "phone").open("row", sealed));
        }
    }

    @Test
    void c034KeysArePutBackOnlyWhereTheyOpenTheBackup() throws Exception {
        Path recovery = directory.resolve("clockhouse-recovery.key");
        Path empty = directory.resolve("elsewhere/keys");
        Path backup;
        byte[] old;
        try (Database database = open()) {
            StoredRecoveryKeys keys = new StoredRecoveryKeys(database, FEW);
            old = keys.save(PASSPHRASE);
            backup = database.settings()
                    .files()
                    .resolve("backups")
                    .resolve(new FileBackups(database, new TestClock("2026-11-30T02:00:00Z"))
                            .make()
                            .name());
            Files.write(recovery, old);
        }
        Keys others = new Keys();
        others.complete(any -> true);
        Path other = Files.write(directory.resolve("other.key"), RecoveryFile.wrap(others, PASSPHRASE, FEW));
        byte[] whole = Files.readAllBytes(backup);
        Path cut = Files.write(directory.resolve("cut.backup"), Arrays.copyOf(whole, whole.length - 1));
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        Path changed = Files.write(directory.resolve("changed.backup"), flipped);

        assertNotPutBack("the passphrase is not the one of this file", recovery, "correct horse", backup, empty);
        assertNotPutBack("Take the recovery file that was saved last", other, new String(PASSPHRASE), backup, empty);
        assertNotPutBack("changed or cut off after byte", recovery, new String(PASSPHRASE), cut, empty);
        assertNotPutBack("another copy of it", recovery, new String(PASSPHRASE), changed, empty);
        assertNotPutBack("none that this suite sealed", recovery, new String(PASSPHRASE), recovery, empty);
        assertFalse(Files.exists(empty));

        others.write(empty);
        assertNotPutBack("has other keys", recovery, new String(PASSPHRASE), backup, empty);
        DurableFiles.deleteTree(empty);
        RecoveryFile.putBack(recovery, PASSPHRASE, backup, empty);
        RecoveryFile.putBack(recovery, PASSPHRASE, backup, empty);
        assertFalse(RecoveryFile.unwrap(old, PASSPHRASE).contradict(empty));
        assertTrue(others.contradict(empty));
    }

    @Test
    void c034WhereTheDiskIsTooSmallForABackupThatIsSaidAtOnce() throws Exception {
        Path nowhereYet = directory.resolve("far/away/keys");
        RecoveryFile.requireRoom(nowhereYet, 1);
        IOException refused =
                assertThrows(IOException.class, () -> RecoveryFile.requireRoom(nowhereYet, Long.MAX_VALUE));
        assertTrue(refused.getMessage().startsWith(directory + " has "), refused.getMessage());
    }

    private static void assertNotPutBack(String why, Path recovery, String passphrase, Path backup, Path keys) {
        IOException refused = assertThrows(
                IOException.class, () -> RecoveryFile.putBack(recovery, passphrase.toCharArray(), backup, keys));
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }

    @Test
    void aWrongPassphraseFileOrOtherKeysProveNothing() throws Exception {
        try (Database database = open()) {
            StoredRecoveryKeys recovery = new StoredRecoveryKeys(database, FEW);
            byte[] file = recovery.save(PASSPHRASE);
            assertRefused("recovery.passphrase.wrong", () -> recovery.prove(file, "correct horse".toCharArray()));
            assertRefused("recovery.passphrase.short", () -> recovery.save("short".toCharArray()));
            // In the heading, the salt, the nonce, before and behind the length of a tag.
            for (int length : new int[] {0, 40, 60, 80, 90, 100, file.length - 5}) {
                byte[] cut = Arrays.copyOf(file, length);
                Refused refused =
                        assertThrows(Refused.class, () -> RecoveryFile.unwrap(cut, PASSPHRASE), "cut after " + length);
                assertTrue(Set.of("recovery.file.unreadable", "recovery.passphrase.wrong")
                        .contains(refused.code()));
            }
            byte[] picture = "\u0089PNG".getBytes(StandardCharsets.ISO_8859_1);
            assertRefused("recovery.file.unreadable", () -> recovery.prove(picture, PASSPHRASE));
            Keys others = new Keys();
            others.complete(any -> true);
            byte[] other = RecoveryFile.wrap(others, PASSPHRASE, FEW);
            assertRefused("recovery.file.other", () -> recovery.prove(other, PASSPHRASE));
            assertFalse(recovery.isProved());
        }
    }

    @Test
    void aSealedFieldOpensOnlyInItsPlace() throws Exception {
        try (Database database = open()) {
            FieldCipher.Column phone = database.cipher().column("employee", "phone");
            byte[] sealed = phone.seal("a", "13800138000");
            assertEquals("13800138000", phone.open("a", sealed));
            assertThrows(IllegalStateException.class, () -> phone.open("b", sealed));
            FieldCipher.Column idDocument = database.cipher().column("employee", "id_document");
            assertThrows(IllegalStateException.class, () -> idDocument.open("a", sealed));
            sealed[sealed.length - 1] ^= 1;
            assertThrows(IllegalStateException.class, () -> phone.open("a", sealed));
            assertFalse(Arrays.equals(phone.seal("a", "x"), phone.seal("a", "x")));
        }
    }

    @Test
    void theBlindIndexIsTheSameForTheSameAndTellsColumnsApart() throws Exception {
        try (Database database = open()) {
            BlindIndex index = database.index();
            assertArrayEquals(index.of("card", "04A1"), index.of("card", "04A1"));
            assertFalse(Arrays.equals(index.of("card", "04A1"), index.of("pin", "04A1")));
            assertEquals(32, index.of("card", "04A1").length);
        }
    }

    private static void assertRefused(String code, Executable call) {
        assertEquals(code, assertThrows(Refused.class, call).code());
    }

    private Database open() throws SQLException, IOException {
        if (url == null) {
            url = "jdbc:derby:" + directory.resolve("db-" + TimeOrdered.uuid());
        }
        return Database.open(Databases.settings(url, directory));
    }
}
