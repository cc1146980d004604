package org.clockhouse.store.internal.upkeep;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ScheduledRuns;
import org.clockhouse.kernel.Workers;
import org.clockhouse.store.internal.backup.FileBackups;
import org.clockhouse.store.internal.vault.FileBlobs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the store does by the clock: a backup a day, and sweeping files that no row names. A backup that failed is tried again
 * after a quarter of an hour, then after twice as long each time; one that the process died over, after an hour.
 */
@Component(
        immediate = true,
        service = {})
public final class StoreUpkeep {

    private static final Logger log = LoggerFactory.getLogger(StoreUpkeep.class);
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String BACKUP = "backup.daily";
    private static final Duration UNFINISHED = Duration.ofHours(1);
    private static final Duration AGAIN = Duration.ofMinutes(15);
    private static final int DOUBLED_AT_MOST = 6;

    private final Companies companies;
    private final ScheduledRuns runs;
    private final FileBackups backups;
    private final FileBlobs blobs;
    private final Clock clock;
    private final Workers.Crew crew;
    private int failed;

    @Activate
    public StoreUpkeep(
            @Reference Companies companies,
            @Reference ScheduledRuns runs,
            @Reference FileBackups backups,
            @Reference FileBlobs blobs,
            @Reference Clock clock,
            @Reference Workers workers) {
        this.companies = companies;
        this.runs = runs;
        this.backups = backups;
        this.blobs = blobs;
        this.clock = clock;
        this.crew = workers.crew("store-upkeep", 1);
        crew.every(LOOK, this::look);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    private void look() {
        for (OrgId org : companies.all()) {
            try {
                // The backup is of the whole installation: the first company's run stands for it.
                if (org.equals(companies.home()) && runs.claim(org, BACKUP, UNFINISHED)) {
                    backup(org);
                }
                if (runs.claim(org, "blobs.swept", DAY)) {
                    log.info("Swept {} files that no row names", blobs.sweep(org));
                }
            } catch (DomainException | IOException e) {
                log.error("Upkeep of the store failed and is done again later", e);
            }
        }
    }

    private void backup(OrgId home) {
        Instant claimed = clock.instant();
        try {
            log.info("Backup {} made", backups.make().name());
            failed = 0;
            runs.next(home, BACKUP, DAY);
        } catch (DomainException e) {
            Duration wait = AGAIN.multipliedBy(1L << Math.min(failed, DOUBLED_AT_MOST));
            failed++;
            backups.againAt(claimed.plus(wait));
            log.error("The backup failed for the {}. time in a row and is tried again in {}", failed, wait, e);
            runs.next(home, BACKUP, wait);
        }
    }
}
