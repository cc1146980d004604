package org.clockhouse.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Work that is due by the clock, once however many nodes there are, also when all of them were down at that time. */
@ProviderType
public interface ScheduledRuns {

    /**
     * Claims the run if it is due, and sets the next one a period later. The first call only sets it.
     *
     * @param name lower case, dotted, such as {@code backup.daily}
     * @return true for the one caller that is to do the work
     */
    boolean claim(OrgId org, String name, Duration period);

    /** When it was last claimed; empty for never. */
    Optional<Instant> last(OrgId org, String name);
}
