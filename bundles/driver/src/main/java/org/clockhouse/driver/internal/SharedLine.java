package org.clockhouse.driver.internal;

import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.line.Line;

/** One session's hold on a physical line. */
final class SharedLine implements Line {

    private static final byte[] NOTHING = {};

    private final SharedLines lines;
    private final PhysicalLine physical;
    private final Duration replyTimeout;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile byte[] rest = NOTHING;

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
        rest = NOTHING;
        return run(exchange, PortWire.dropping(this, physical, replyTimeout));
    }

    @Override
    public <T> T resume(Exchange<T> exchange) throws DriverException, InterruptedException {
        physical.await(this);
        PortWire wire = PortWire.resuming(this, physical, replyTimeout, rest);
        try {
            return run(exchange, wire);
        } finally {
            rest = wire.rest();
        }
    }

    private <T> T run(Exchange<T> exchange, PortWire wire) throws DriverException, InterruptedException {
        try {
            return exchange.on(wire);
        } finally {
            wire.end();
            physical.pass(this);
        }
    }

    Optional<SelectableChannel> channel() {
        return physical.channel();
    }

    /** Whether bytes are left over from an exchange, or came with those that were read. */
    boolean holdsBytes() {
        return rest.length > 0 || physical.holdsBytes();
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
