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

    /**
     * Sets the next run anew, a while after the last claim: sooner where the work failed. Whoever claims for a short period
     * first and calls this at the end has it done again when the process dies over it.
     */
    void next(OrgId org, String name, Duration afterClaim);

    /** When it was last claimed; empty for never. */
    Optional<Instant> last(OrgId org, String name);
}
