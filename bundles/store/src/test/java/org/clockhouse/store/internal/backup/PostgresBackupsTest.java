package org.clockhouse.store.internal.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.clockhouse.kernel.Backups;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.store.internal.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBackupsTest extends BackupsContract {

    @Override
    Databases.Open store() {
        return Databases.postgres();
    }

    @Test
    void c034WithoutItsProgramsItIsSaidAtStartThatNoBackupCanBeMade(@TempDir Path nothing) {
        Databases.Open store = store();
        TestClock clock = new TestClock("2026-11-30T08:00:00Z");
        DatabaseCopy copy = new PostgresCopy(store.database().settings(), nothing.toString());
        Backups.Failure failure =
                new FileBackups(copy, store.database(), clock).failure().orElseThrow();
        assertEquals(clock.instant(), failure.at());
        assertTrue(failure.why().startsWith("no pg_dump in PATH"), failure.why());
    }
}
