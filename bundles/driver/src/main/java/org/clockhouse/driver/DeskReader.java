package org.clockhouse.driver;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A reader that stands open. The host calls it from one thread at a time, except {@link #close()}, again and again for as long
 * as it is in use.
 */
@ConsumerType
public interface DeskReader extends AutoCloseable {

    /**
     * Waits for the next presentation; empty when nobody came in time. A card that stays, or that the reader repeats, is one
     * presentation. What was presented between two calls comes with the next, in order, where the reader keeps it.
     *
     * @throws DriverException if the reader is gone
     */
    Optional<DeskRead> next(Duration within) throws DriverException, InterruptedException;

    /** Lets the reader go, failing a call still running within two seconds. Idempotent; any thread may call it. */
    @Override
    void close();
}
