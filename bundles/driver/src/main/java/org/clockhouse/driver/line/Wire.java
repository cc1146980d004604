package org.clockhouse.driver.line;

import org.clockhouse.driver.DriverException;
import org.osgi.annotation.versioning.ProviderType;

/** The line, for the length of one exchange. */
@ProviderType
public interface Wire {

    void send(byte[] frame) throws DriverException, InterruptedException;

    /** One whole frame, or {@code UNREACHABLE} when the reply timeout passes first. */
    byte[] receive(Framing framing) throws DriverException, InterruptedException;
}
