package org.clockhouse.kernel;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows when people begin to work, for those who get ready for them. Registered as an OSGi service; it may come and go at any
 * time.
 */
@ConsumerType
public interface ShiftStarts {

    /**
     * Whether a shift starts at about this instant by the clocks of the site; cheap enough to ask every few seconds.
     *
     * @throws Unavailable if nobody can say
     */
    boolean isNear(OrgId org, SiteId site, Instant instant);
}
