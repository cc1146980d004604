package org.clockhouse.driver.tck;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.LineWatch;
import org.clockhouse.driver.line.Lines;

/**
 * Lines that end in memory, at one emulated terminal, whatever the endpoint. They are the host's own lines with another kind
 * of port beneath, so sharing, framing, time-outs and closing are the real ones.
 */
public final class MemoryLines implements Lines, AutoCloseable {

    private final FarEnd farEnd;
    private final int pieces;
    private final SharedLines lines;
    private final List<MemoryPort> ports = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    /** @param pieces the driver gets answers in pieces of this many bytes, as real lines do */
    public MemoryLines(FarEnd farEnd, int pieces) {
        this.farEnd = farEnd;
        this.pieces = pieces;
        this.lines = new SharedLines(Map.of("tcp", this::connect, "serial", this::connect));
    }

    private MemoryPort connect(URI endpoint, Duration timeout) {
        MemoryPort port = new MemoryPort(farEnd, pieces, () -> silent);
        ports.add(port);
        return port;
    }

    @Override
    public Line open(URI endpoint, Duration replyTimeout) throws DriverException, InterruptedException {
        return lines.open(endpoint, replyTimeout);
    }

    /** Lines in memory cannot be watched. */
    @Override
    public LineWatch watch() {
        return lines.watch();
    }

    /** The terminal hears and says nothing more; the line stays open. */
    public void silence() {
        silent = true;
    }

    /** The terminal hears again; what was said meanwhile is gone. */
    public void restore() {
        silent = false;
    }

    /** The terminal sends bytes that nobody asked for, over every open line. */
    public void interject(byte[] bytes) {
        ports.forEach(port -> port.deliver(bytes));
    }

    /** The line breaks, as a pulled plug that the network notices. */
    public void cut() {
        ports.forEach(MemoryPort::hangUp);
        ports.clear();
    }

    @Override
    public void close() {
        lines.close();
    }
}
