package org.clockhouse.terminal.internal.visit;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.Lines;

/** What a visit lends its session. */
public record HostContext(Lines lines, Duration replyTimeout, Clock clock, Runnable bell, BooleanSupplier photos)
        implements DriverContext {

    /** Of a session that reads no punches. */
    public HostContext(Lines lines, Duration replyTimeout, Clock clock) {
        this(lines, replyTimeout, clock, () -> {}, () -> false);
    }

    @Override
    public boolean keepsPhotos() {
        return photos.getAsBoolean();
    }

    @Override
    public Line open(URI endpoint) throws DriverException, InterruptedException {
        return lines.open(endpoint, replyTimeout);
    }

    @Override
    public void wake() {
        bell.run();
    }
}
