package org.clockhouse.store.internal.upkeep;

import java.io.IOException;
import java.time.Duration;
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

/** What the store does by the clock: a backup a day, of which two weeks are kept, and sweeping files that no row names. */
@Component(
        immediate = true,
        service = {})
public final class StoreUpkeep {

    private static final Logger log = LoggerFactory.getLogger(StoreUpkeep.class);
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int BACKUPS_KEPT = 14;

    private final Companies companies;
    private final ScheduledRuns runs;
    private final FileBackups backups;
    private final FileBlobs blobs;
    private final Workers.Crew crew;

    @Activate
    public StoreUpkeep(
            @Reference Companies companies,
            @Reference ScheduledRuns runs,
            @Reference FileBackups backups,
            @Reference FileBlobs blobs,
            @Reference Workers workers) {
        this.companies = companies;
        this.runs = runs;
        this.backups = backups;
        this.blobs = blobs;
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
                if (org.equals(companies.home()) && runs.claim(org, "backup.daily", DAY)) {
                    log.info("Backup {} made", backups.make().name());
                    backups.keep(BACKUPS_KEPT);
                }
                if (runs.claim(org, "blobs.swept", DAY)) {
                    log.info("Swept {} files that no row names", blobs.sweep(org));
                }
            } catch (DomainException | IOException e) {
                log.error("Upkeep of the store failed and is tried tomorrow", e);
            }
        }
    }
}
