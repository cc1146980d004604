package org.clockhouse.driver;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.clockhouse.driver.line.Line;
import org.osgi.annotation.versioning.ProviderType;

/** What the host lends a session. */
@ProviderType
public interface DriverContext {

    /** Opens or joins a {@code tcp:}, {@code tls:}, {@code udp:} or {@code serial:} line; sessions on one RS-485 pair share one line. */
    Line open(URI endpoint) throws DriverException, InterruptedException;

    /** How long the host is ready to wait for any one answer. */
    Duration replyTimeout();

    /** The host's clock: the only source of the current time for a driver. */
    Clock clock();

    /** Whether the host keeps pictures of punches; else a terminal need not be asked for them. See {@link PunchPhotos}. */
    default boolean keepsPhotos() {
        return false;
    }

    /** Asks for a turn soon, for terminals that announce punches. Never blocks; any thread may call it. */
    void wake();
}
