package org.clockhouse.driver.tck;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.Lines;

/** The host of a session on a bench. */
public final class BenchContext implements DriverContext {

    private final Lines lines;
    private final Duration replyTimeout;
    private final Clock clock;
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile boolean keepsPhotos;

    public BenchContext(Lines lines, Duration replyTimeout, Clock clock) {
        this.lines = lines;
        this.replyTimeout = replyTimeout;
        this.clock = clock;
    }

    @Override
    public Line open(URI endpoint) throws DriverException, InterruptedException {
        return lines.open(endpoint, replyTimeout);
    }

    @Override
    public Duration replyTimeout() {
        return replyTimeout;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    /** Pictures of punches are kept from now on, or not. */
    public void keepPhotos(boolean whether) {
        keepsPhotos = whether;
    }

    @Override
    public boolean keepsPhotos() {
        return keepsPhotos;
    }

    @Override
    public void wake() {
        wakes.incrementAndGet();
    }

    /** How often the driver asked for a turn. */
    public int wakes() {
        return wakes.get();
    }
}
