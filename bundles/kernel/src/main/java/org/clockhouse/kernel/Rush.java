package org.clockhouse.kernel;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Whether facts pour in, as when terminals come back that were cut off. Whoever works out what follows from them, for which nobody
 * waits, then leaves the machine to those who are waiting for their answer.
 */
@ProviderType
public interface Rush {

    /** How long to stand back after so much work: zero, unless facts pour in right now. */
    Duration rest(Duration worked);
}
