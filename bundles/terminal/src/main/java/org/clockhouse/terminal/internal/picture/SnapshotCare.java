package org.clockhouse.terminal.internal.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.clockhouse.kernel.Blobs;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.terminal.Snapshot;
import org.clockhouse.terminal.SnapshotRule;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.PictureReviewRepository;
import org.clockhouse.terminal.spi.SnapshotRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Destroys pictures whose days are over, and what waits to be looked at with them. */
@Component(service = SnapshotCare.class, immediate = true)
public final class SnapshotCare {

    private static final Logger log = LoggerFactory.getLogger(SnapshotCare.class);
    private static final Duration ROUND = Duration.ofHours(1);
    private static final int AT_ONCE = 200;

    private final SnapshotRepository snapshots;
    private final PictureReviewRepository reviews;
    private final Blobs blobs;
    private final Companies companies;
    private final Journal journal;
    private final Workers.Crew crew;

    @Activate
    public SnapshotCare(
            @Reference SnapshotRepository snapshots,
            @Reference PictureReviewRepository reviews,
            @Reference Blobs blobs,
            @Reference Companies companies,
            @Reference Journal journal,
            @Reference Workers workers) {
        this.snapshots = snapshots;
        this.reviews = reviews;
        this.blobs = blobs;
        this.companies = companies;
        this.journal = journal;
        this.crew = workers.crew("snapshot-care", 1);
        crew.every(ROUND, this::round);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    public void round() {
        try {
            companies.all().forEach(this::round);
        } catch (Unavailable e) {
            log.debug("Old pictures wait for the store: {}", e.getMessage());
        }
    }

    private void round(OrgId org) {
        int days = journal.read(org, snapshots::rule).orElse(SnapshotRule.OFF).keepDays();
        Instant end = journal.now().minus(Duration.ofDays(days));
        int gone;
        do {
            gone = journal.read(org, () -> destroy(snapshots.receivedBefore(end, AT_ONCE)));
        } while (gone == AT_ONCE);
        journal.read(org, () -> {
            reviews.forget(end);
            return null;
        });
    }

    private int destroy(List<Snapshot> old) {
        old.forEach(snapshot -> {
            snapshots.remove(snapshot.id());
            blobs.release(snapshot.hash());
        });
        return old.size();
    }
}
