package org.clockhouse.store.internal.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clockhouse.kernel.Backups;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.OneCompany;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.store.internal.DurableFiles;
import org.clockhouse.store.internal.backup.FileBackups;
import org.clockhouse.store.internal.vault.FileBlobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreUpkeepTest {

    private final Databases.Open store = Databases.derby();
    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final FileBackups backups = new FileBackups(store.database(), clock);
    private final Path directory = store.database().settings().files().resolve("backups");
    private final DirectWorkers workers = new DirectWorkers();

    @BeforeEach
    void aSuiteThatIsUp() throws IOException {
        DurableFiles.deleteTree(directory);
        new StoreUpkeep(
                new OneCompany(OrgId.next()),
                new SqlScheduledRuns(store.database(), clock),
                backups,
                new FileBlobs(store.database(), store.transactions(), clock),
                clock,
                workers);
        workers.tick();
        assertEquals(0, backups.list().size());
    }

    @Test
    void c034ABackupIsMadeEachDayTheFirstWithinTheFirstHour() {
        after(Duration.ofHours(1));
        assertEquals(1, backups.list().size());
        after(Duration.ofHours(23));
        assertEquals(1, backups.list().size());
        after(Duration.ofHours(1));
        assertEquals(2, backups.list().size());
    }

    @Test
    void c034ABackupThatFailedIsTriedAgainAfterAQuarterAndThenAfterTwiceAsLong() throws IOException {
        Files.createFile(directory);
        after(Duration.ofHours(1));
        Instant first = failure().at();
        assertEquals(Optional.of(first.plus(Duration.ofMinutes(15))), failure().again());
        after(Duration.ofMinutes(14));
        assertEquals(first, failure().at());
        after(Duration.ofMinutes(1));
        assertEquals(first.plus(Duration.ofMinutes(15)), failure().at());
        assertEquals(Optional.of(first.plus(Duration.ofMinutes(45))), failure().again());

        Files.delete(directory);
        after(Duration.ofMinutes(29));
        assertTrue(backups.failure().isPresent());
        after(Duration.ofMinutes(1));
        assertEquals(Optional.empty(), backups.failure());
        assertEquals(1, backups.list().size());
        after(Duration.ofHours(23));
        assertEquals(1, backups.list().size());
    }

    private Backups.Failure failure() {
        return backups.failure().orElseThrow();
    }

    private void after(Duration time) {
        clock.advance(time);
        workers.tick();
    }
}
