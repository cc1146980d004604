package org.clockhouse.driver.line;

import java.time.Duration;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.osgi.annotation.versioning.ProviderType;

/** The line, for the length of one exchange. */
@ProviderType
public interface Wire {

    void send(byte[] frame) throws DriverException, InterruptedException;

    /** One whole frame, or {@code UNREACHABLE} when the reply timeout passes first. */
    byte[] receive(Framing framing) throws DriverException, InterruptedException;

    /**
     * One whole frame where none may come, or empty when that time passes first: a reader at which nobody stands is silent and
     * not lost. Within {@link Line#resume}, what came of a frame is kept for the next exchange like it.
     */
    Optional<byte[]> poll(Framing framing, Duration within) throws DriverException, InterruptedException;
}
