package org.clockhouse.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Encrypted copies of database and files, made while people work. They do not hold the keys: see {@link RecoveryKeys}. */
@ProviderType
public interface Backups {

    /**
     * Makes one and reads it back. Takes as long as it takes, and is refused while another is being made.
     *
     * @throws Refused {@code backup.running}
     * @throws Unavailable {@code backup.failed}; nothing is left behind, older backups stay
     */
    Backup make();

    /** Newest first. */
    List<Backup> list();

    /** Whether the last one is as young as it should be. */
    Freshness freshness();

    /** Why the last one was not made, or after a start why none can be; empty when one was. */
    Optional<Failure> failure();

    /**
     * Restores one beside the live database, counts its rows and throws the copy away.
     *
     * @throws NotFound kind {@code backup}
     * @throws Unavailable {@code backup.unreadable} when it cannot be restored
     */
    Drill drill(String name);

    /** @param name of its file, which begins with the time */
    record Backup(String name, Instant at, long bytes) {}

    /**
     * @param last when the last good one was made; empty if there is none. One whose name is of a time to come, as a clock
     *     that was wrong leaves it, says nothing
     * @param limit how old it may be
     * @param stale whether it is older, or there is none
     */
    record Freshness(Optional<Instant> last, Duration limit, boolean stale) {}

    /** @param again from when on it is tried again by itself; empty where nothing but the daily one is to come */
    record Failure(Instant at, String why, Optional<Instant> again) {}

    /** What a restored copy holds. */
    record Drill(String name, long tables, long rows, long files) {}
}
