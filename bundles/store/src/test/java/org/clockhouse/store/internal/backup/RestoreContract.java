package org.clockhouse.store.internal.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.internal.WholeTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.OneCompany;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.StoreSettings;
import org.clockhouse.store.internal.audit.SqlAuditEntries;
import org.clockhouse.store.internal.vault.FileBlobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a backup and the keys to a running installation somewhere else. */
abstract class RestoreContract {

    @TempDir
    private Path directory;

    private final Databases.Open store = store();
    private final TestClock clock = new TestClock("2026-11-29T02:00:00Z");
    private final OrgId org = OrgId.next();
    private StoreSettings elsewhere;
    private Path exchange;
    private Path backup;
    private String blob;

    abstract Databases.Open store();

    /** A database that is not there yet, or has no tables. */
    abstract String emptyDatabase(Path directory) throws SQLException;

    /** A database of the other kind, likewise. */
    abstract String emptyOtherDatabase(Path directory) throws SQLException;

    @BeforeEach
    void aBackupOfSomethingAndAnEmptyPlace() throws IOException, SQLException {
        exchange = Files.createDirectories(directory.resolve("restore"));
        elsewhere = new StoreSettings(
                emptyDatabase(directory),
                "",
                "",
                4,
                store.database().settings().keys(),
                directory.resolve("files"),
                Duration.ofHours(36));
        WholeTrail trail = trail(store.transactions());
        blob = store.transactions().in(org, () -> {
            trail.trail().record(AuditDraft.of(Actor.system(org, "test"), "site.open", "site", "s-1", "总部"));
            write("before");
            return blobs(store.database(), store.transactions()).put(new ByteArrayInputStream(new byte[100_000]));
        });
        trail.seal(org);
        trail.stop();
        FileBackups backups = new FileBackups(store.database(), clock);
        backup = store.database()
                .settings()
                .files()
                .resolve("backups")
                .resolve(backups.make().name());
        store.transactions().run(org, () -> write("after"));
    }

    @Test
    void c034WhatWasInTheBackupIsThereAndProved() throws Exception {
        want(backup);

        restore();

        try (Database restored = Database.open(elsewhere)) {
            JpaTransactions transactions = new JpaTransactions(restored);
            assertEquals(1, runs(transactions, "before"));
            assertEquals(0, runs(transactions, "after"));
            assertEquals(
                    "good",
                    proof(restored, transactions)
                            .replaceAll("(?s).*result: ", "")
                            .strip());
        }
        assertFalse(Files.exists(exchange.resolve("restored")));
        assertFalse(Files.exists(exchange.resolve("work")));
    }

    @Test
    void c034AFileThatIsGoneIsFound() throws Exception {
        want(backup);
        restore();
        Files.delete(elsewhere.files().resolve("blobs").resolve(org.text()).resolve(blob));

        try (Database restored = Database.open(elsewhere)) {
            String report = proof(restored, new JpaTransactions(restored));
            assertTrue(report.contains("BAD   files: 0 of 1 opened"), report);
            assertTrue(report.contains("result: NOT GOOD"), report);
        }
    }

    @Test
    void aRestoreThatWasKilledAfterTheDatabaseWasThereGoesOn() throws Exception {
        want(backup);
        restore();
        Files.delete(exchange.resolve("restored"));
        Files.createFile(exchange.resolve("placing"));
        want(backup);

        restore();

        assertTrue(Files.exists(exchange.resolve("restored")));
        assertFalse(Files.exists(exchange.resolve("placing")));
    }

    @Test
    void aDatabaseThatIsThereIsNeverOverwritten() throws Exception {
        want(backup);
        restore();
        Files.delete(exchange.resolve("restored"));
        want(backup);

        RestoreFailed refused = assertThrows(RestoreFailed.class, this::restore);

        assertTrue(refused.getMessage().contains("there is one"), refused.getMessage());
        assertFalse(Files.exists(exchange.resolve("wanted")));
        assertTrue(Files.readString(exchange.resolve("failed")).contains("there is one"));
    }

    @Test
    void aBackupOfTheOtherDatabaseSaysSoAndPutsNothingAnywhere() throws Exception {
        elsewhere = new StoreSettings(
                emptyOtherDatabase(directory),
                "",
                "",
                4,
                store.database().settings().keys(),
                directory.resolve("files"),
                Duration.ofHours(36));
        want(backup);

        RestoreFailed refused = assertThrows(RestoreFailed.class, this::restore);

        assertTrue(refused.getMessage().contains("this is a backup of "), refused.getMessage());
        assertFalse(Files.exists(directory.resolve("derby")));
        assertFalse(Files.exists(elsewhere.files().resolve("blobs")));
    }

    @Test
    void aDamagedBackupPutsNothingAnywhere() throws Exception {
        byte[] bytes = Files.readAllBytes(backup);
        bytes[bytes.length - 20] ^= 1;
        Path damaged = Files.write(directory.resolve("damaged.backup"), bytes);
        want(damaged);

        assertThrows(RestoreFailed.class, this::restore);

        assertFalse(Files.exists(elsewhere.files().resolve("blobs")));
        want(backup);
        restore();
    }

    private void want(Path file) throws IOException {
        Files.writeString(exchange.resolve("wanted"), file + "\n");
    }

    private void restore() throws IOException, RestoreFailed {
        new Restore(elsewhere, exchange).runIfWanted();
    }

    private String proof(Database restored, JpaTransactions transactions) throws IOException {
        WholeTrail trail = trail(transactions);
        RestoreReport report = new RestoreReport(
                exchange,
                restored,
                transactions,
                trail.trail(),
                new OneCompany(org),
                blobs(restored, transactions),
                clock,
                new DirectWorkers());
        report.writeIfRestored();
        trail.stop();
        return Files.readString(exchange.resolve("report.txt"));
    }

    private WholeTrail trail(JpaTransactions transactions) {
        return new WholeTrail(
                new SqlAuditEntries(transactions),
                transactions,
                clock,
                new DirectWorkers(),
                new OneCompany(org),
                directory.resolve("trail"));
    }

    private FileBlobs blobs(Database database, JpaTransactions transactions) {
        return new FileBlobs(database, transactions, clock);
    }

    private void write(String name) {
        store.transactions()
                .sql("insert into scheduled_run (org_id, name, next_run) values (?, ?, 0)", org.text(), name)
                .update();
    }

    private long runs(JpaTransactions transactions, String name) {
        return transactions.in(org, () -> transactions
                .sql("select count(*) from scheduled_run where org_id = ? and name = ?", org.text(), name)
                .number());
    }
}
