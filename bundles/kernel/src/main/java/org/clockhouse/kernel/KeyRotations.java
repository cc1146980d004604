package org.clockhouse.kernel;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * New keys for what is sealed, while people work. From the start on everything new is sealed with them, and what is there is
 * opened and sealed again, value by value and file by file. The old keys stay beside the new ones, since backups of before need
 * them; the recovery file does not hold the new ones and has to be saved again.
 */
@ProviderType
public interface KeyRotations {

    /** @throws Refused {@code rotation.running} */
    Rotation start();

    /** The last one, running or done; empty when there was none. */
    Optional<Rotation> latest();

    /**
     * @param version of the new keys
     * @param finishedAt empty while it runs; a restart of the suite goes on with it
     * @param values sealed again so far
     * @param files sealed again so far
     */
    record Rotation(int version, Instant startedAt, Optional<Instant> finishedAt, long values, long files) {}
}
