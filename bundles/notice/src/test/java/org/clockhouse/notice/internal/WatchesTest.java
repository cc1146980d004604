package org.clockhouse.notice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.Backups;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.RecordedNotices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the suite itself. */
class WatchesTest {

    private static final Duration LIMIT = Duration.ofHours(36);

    private final TestClock clock = new TestClock("2026-11-20T08:00:00Z");
    private final OrgId org = OrgId.next();
    private final Companies companies = () -> List.of(org);
    private final RecordedNotices notices = new RecordedNotices();
    private final DirectWorkers workers = new DirectWorkers();

    @TempDir
    Path folder;

    private static final class Shelf implements Backups {

        private final TestClock clock;
        private Optional<Instant> last = Optional.empty();
        private Optional<Failure> failure = Optional.empty();

        private Shelf(TestClock clock) {
            this.clock = clock;
        }

        @Override
        public Backup make() {
            last = Optional.of(clock.instant());
            return new Backup("x", clock.instant(), 1);
        }

        @Override
        public List<Backup> list() {
            return List.of();
        }

        @Override
        public Freshness freshness() {
            boolean young =
                    last.filter(at -> at.plus(LIMIT).isAfter(clock.instant())).isPresent();
            return new Freshness(last, LIMIT, !young);
        }

        @Override
        public Optional<Failure> failure() {
            return failure;
        }

        @Override
        public Drill drill(String name) {
            return new Drill(name, 0, 0, 0);
        }
    }

    private List<String> keys() {
        return notices.sent().stream().map(NoticeDraft::key).toList();
    }

    @Test
    void aBackupThatIsTooOldIsToldOnceAndAgainAWeekLater() {
        Shelf shelf = new Shelf(clock);
        BackupWatch watch = new BackupWatch(shelf, notices, companies, clock, workers);
        watch.look();
        shelf.make();
        clock.advance(Duration.ofHours(35));
        watch.look();
        assertEquals(List.of(), keys());
        clock.advance(Duration.ofHours(2));
        watch.look();
        watch.look();
        assertEquals(1, notices.sent().size());
        NoticeDraft told = notices.sent().get(0);
        assertEquals(NoticeTopic.BACKUP_STALE, told.topic());
        assertEquals("2026-11-20 08:00 UTC", told.facts().get("last").en());
        clock.advance(Duration.ofDays(7));
        watch.look();
        assertEquals(2, notices.sent().size());
        shelf.make();
        watch.look();
        assertEquals(2, notices.sent().size());
    }

    @Test
    void aBackupThatFailedIsToldWithTheReasonOnceADayHoweverOftenItIsTried() {
        Shelf shelf = new Shelf(clock);
        BackupWatch watch = new BackupWatch(shelf, notices, companies, clock, workers);
        shelf.failure = Optional.of(new Backups.Failure(clock.instant(), "No space left on device", Optional.empty()));
        watch.look();
        shelf.failure = Optional.of(
                new Backups.Failure(clock.instant().plusSeconds(900), "No space left on device", Optional.empty()));
        watch.look();
        assertEquals(1, notices.sent().size());
        assertEquals(
                "No space left on device",
                notices.sent().get(0).facts().get("why").en());
    }

    @Test
    void theEndOfTheCertificateIsToldOnceAtEachStep() throws Exception {
        Instant end = new KeyFolder(folder, "dns:localhost").end();
        Map<String, Object> web = Map.of(
                "org.ops4j.pax.web.ssl.keystore",
                folder.resolve("server.p12").toString(),
                "org.ops4j.pax.web.ssl.keystore.password",
                "changeit");
        TestClock then = new TestClock(end.minus(Duration.ofDays(31)).toString());
        CertificateWatch watch = new CertificateWatch(web, notices, companies, then, workers);
        watch.look();
        assertEquals(0, notices.sent().size());
        then.advance(Duration.ofDays(2));
        watch.look();
        then.advance(Duration.ofDays(1));
        watch.look();
        assertEquals(1, notices.sent().size());
        then.advance(Duration.ofDays(15));
        watch.look();
        assertEquals(2, notices.sent().size());
        assertEquals(NoticeTopic.CERTIFICATE_ENDS, notices.sent().get(1).topic());
        then.advance(Duration.ofDays(40));
        watch.look();
        assertEquals("0", notices.sent().get(2).facts().get("days").en());
    }

    @Test
    void aSuiteWithoutKeysOfItsOwnHasNoCertificateToWatch() {
        new CertificateWatch(Map.of(), notices, companies, clock, workers).look();
        assertEquals(List.of(), keys());
    }
}
