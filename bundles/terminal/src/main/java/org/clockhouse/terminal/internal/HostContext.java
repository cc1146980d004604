package org.clockhouse.terminal.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.Lines;

/** What a visit lends its session. */
record HostContext(Lines lines, Duration replyTimeout, Clock clock, Runnable bell) implements DriverContext {

    @Override
    public Line open(URI endpoint) throws DriverException, InterruptedException {
        return lines.open(endpoint, replyTimeout);
    }

    @Override
    public void wake() {
        bell.run();
    }
}
