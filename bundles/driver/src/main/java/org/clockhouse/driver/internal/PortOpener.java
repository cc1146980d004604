package org.clockhouse.driver.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.clockhouse.driver.DriverException;

/** Opens one kind of port. */
@FunctionalInterface
public interface PortOpener {

    Port open(URI endpoint, Duration timeout) throws IOException, DriverException, InterruptedException;
}
