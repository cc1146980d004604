package org.clockhouse.driver.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.line.Line;

/** One session's hold on a physical line. */
final class SharedLine implements Line {

    private final SharedLines lines;
    private final PhysicalLine physical;
    private final Duration replyTimeout;
    private final AtomicBoolean closed = new AtomicBoolean();

    SharedLine(SharedLines lines, PhysicalLine physical, Duration replyTimeout) {
        this.lines = lines;
        this.physical = physical;
        this.replyTimeout = replyTimeout;
    }

    void connect() throws DriverException, InterruptedException {
        physical.await(this);
        try {
            physical.connect(replyTimeout);
        } finally {
            physical.pass(this);
        }
    }

    @Override
    public <T> T exchange(Exchange<T> exchange) throws DriverException, InterruptedException {
        physical.await(this);
        PortWire wire = new PortWire(this, physical, replyTimeout);
        try {
            return exchange.on(wire);
        } finally {
            wire.end();
            physical.pass(this);
        }
    }

    boolean isClosed() {
        return closed.get();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            physical.stir();
            lines.leave(physical);
        }
    }
}
