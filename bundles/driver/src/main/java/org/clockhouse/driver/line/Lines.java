package org.clockhouse.driver.line;

import java.net.URI;
import java.time.Duration;
import org.clockhouse.driver.DriverException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens lines. One physical line is opened once and shared by count; exchanges on it are fair and exclusive. A line that
 * broke is opened anew for the next who asks.
 */
@ProviderType
public interface Lines {

    /**
     * @param endpoint {@code tcp://host:port}, {@code udp://host:port}, {@code tls://host:port?sha256=…} with the SHA-256 of the
     *     only certificate that will do, which may be left out, or
     *     {@code serial:/dev/ttyUSB0?baud=9600&bits=8&parity=none&stop=1}
     * @param replyTimeout longest wait for the connection, and for each frame on it
     * @throws DriverException misconfigured when nothing here opens such an endpoint, or another certificate is shown,
     *     unreachable when nobody answers
     */
    Line open(URI endpoint, Duration replyTimeout) throws DriverException, InterruptedException;

    /** A watch over no lines yet; whoever asks for one closes it. */
    LineWatch watch();
}
