package org.clockhouse.store.internal.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clockhouse.kernel.Backups;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.store.internal.DurableFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class BackupsContract {

    private final Databases.Open store = store();
    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final FileBackups backups = new FileBackups(store.database(), clock);
    private final Path directory = store.database().settings().files().resolve("backups");
    private final OrgId org = OrgId.next();

    abstract Databases.Open store();

    /** The store is shared by the tests of this process. */
    @BeforeEach
    void noBackupYet() throws IOException {
        DurableFiles.deleteTree(directory);
    }

    @Test
    void aBackupIsListedAndRestoresWithItsRows() {
        write("before");
        Backups.Backup one = backups.make();
        write("after");
        clock.advance(Duration.ofDays(1));
        Backups.Backup two = backups.make();
        List<Backups.Backup> listed = backups.list();
        assertTrue(listed.indexOf(two) < listed.indexOf(one));

        Backups.Drill first = backups.drill(one.name());
        Backups.Drill second = backups.drill(two.name());
        assertTrue(first.tables() > 10, first.toString());
        assertEquals(first.rows() + 1, second.rows());
    }

    @Test
    void aBackupHidesWhatItHoldsAndIsRefusedWhenChanged() throws IOException {
        write("a-word-to-look-for");
        Path file = directory.resolve(backups.make().name());
        byte[] bytes = Files.readAllBytes(file);
        assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains("a-word-to-look-for"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Unavailable refused = assertThrows(
                Unavailable.class, () -> backups.drill(file.getFileName().toString()));
        assertEquals("backup.unreadable", refused.code());
    }

    @Test
    void whyABackupWasNotMadeIsKnownUntilOneIs() throws IOException {
        backups.make();
        Path aside = directory.resolveSibling("aside");
        Files.move(directory, aside);
        Files.createFile(directory);
        assertThrows(Unavailable.class, backups::make);
        Backups.Failure failure = backups.failure().orElseThrow();
        assertEquals(clock.instant(), failure.at());
        assertFalse(failure.why().isBlank());
        Files.delete(directory);
        Files.move(aside, directory);
        clock.advance(Duration.ofDays(1));
        backups.make();
        assertEquals(Optional.empty(), backups.failure());
    }

    @Test
    void nothingIsLeftBesideTheBackups() throws IOException {
        backups.drill(backups.make().name());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(
                    List.of(),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("."))
                            .toList());
        }
    }

    @Test
    void c034WhatIsMadeByHandTakesNoPlaceOfTheNightsBefore() {
        Instant tonight = Instant.parse("2026-11-23T02:00:00Z");
        List<Backups.Backup> nights = IntStream.range(0, 30)
                .mapToObj(night -> made(tonight.minus(Duration.ofDays(night))))
                .toList();
        List<Backups.Backup> byHand = IntStream.range(0, 20)
                .mapToObj(click -> made(tonight.plus(Duration.ofMinutes(20 - click))))
                .toList();
        List<Backups.Backup> all =
                Stream.concat(byHand.stream(), nights.stream()).toList();

        List<Backups.Backup> kept = new ArrayList<>(all);
        kept.removeAll(FileBackups.superfluous(all, tonight.plus(Duration.ofHours(1))));

        assertEquals(
                Stream.concat(byHand.stream().limit(5), nights.stream().skip(1).limit(13))
                        .toList(),
                kept);
    }

    @Test
    void c034OldOnesGoOnlyOnceANewOneWasMade() throws IOException {
        Files.createDirectories(directory);
        for (int night = 1; night <= 20; night++) {
            Files.createFile(directory.resolve("202610%02d-020000.backup".formatted(night)));
        }
        assertEquals(20, backups.list().size());
        Backups.Backup made = backups.make();
        assertEquals(14, backups.list().size());
        assertEquals(made, backups.list().get(0));
        assertEquals("20261008-020000.backup", backups.list().get(13).name());
    }

    @Test
    void whatAKilledProcessLeftIsGoneAfterTheNextStart() throws IOException {
        Path work = Files.createDirectories(directory.resolve(".work123"));
        Files.writeString(work.resolve("database.dump"), "half");
        Files.createFile(directory.resolve(".half.tmp"));
        new FileBackups(store.database(), clock);
        nothingIsLeftBesideTheBackups();
    }

    @Test
    void c040BackupsOfATimeToComeHideNothingAndGoFirst() throws IOException {
        Files.createDirectories(directory);
        for (int night = 1; night <= 20; night++) {
            Files.createFile(directory.resolve("203610%02d-020000.backup".formatted(night)));
        }
        assertTrue(backups.freshness().stale());
        assertEquals(Optional.empty(), backups.freshness().last());
        Backups.Backup made = backups.make();
        assertEquals(Optional.of(made.at()), backups.freshness().last());
        assertTrue(backups.list().contains(made));
        assertEquals(14, backups.list().size());
    }

    private static Backups.Backup made(Instant at) {
        return new Backups.Backup(at + ".backup", at, 1);
    }

    @Test
    void c040TheLastBackupGrowsStaleWhenNoneIsMade() {
        assertTrue(backups.freshness().stale());
        Backups.Backup made = backups.make();
        assertEquals(Optional.of(made.at()), backups.freshness().last());
        clock.advance(Duration.ofHours(35));
        assertFalse(backups.freshness().stale());
        clock.advance(Duration.ofHours(2));
        assertTrue(backups.freshness().stale());
    }

    @Test
    void aNameThatIsNoBackupsIsNotThere() {
        assertThrows(NotFound.class, () -> backups.drill("../keys/field-1.key"));
        assertThrows(NotFound.class, () -> backups.drill("20260101-000000.backup"));
    }

    private void write(String name) {
        store.transactions().run(org, () -> store.transactions()
                .sql("insert into scheduled_run (org_id, name, next_run) values (?, ?, 0)", org.text(), name)
                .update());
    }
}
