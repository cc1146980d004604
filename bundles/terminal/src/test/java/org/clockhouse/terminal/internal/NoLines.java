package org.clockhouse.terminal.internal;

import java.net.URI;
import java.time.Duration;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.LineWatch;
import org.clockhouse.driver.line.Lines;

/** A place without lines. */
final class NoLines implements Lines {

    @Override
    public Line open(URI endpoint, Duration replyTimeout) throws DriverException {
        throw new DriverException(DriverException.Fault.MISCONFIGURED, "no lines here");
    }

    @Override
    public LineWatch watch() {
        throw new UnsupportedOperationException("no lines here");
    }
}
