package org.clockhouse.driver.zk.pull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.BenchContext;
import org.clockhouse.driver.tck.TerminalBench;

/** A terminal on a real socket of this machine. */
final class NetworkBench implements TerminalBench {

    private final ZkTerminal terminal = new ZkTerminal();
    private final TerminalDriver driver = new ZkPullDriver();
    private final NetworkTerminal network;
    private final SharedLines lines = new SharedLines();
    private final DriverContext context;

    @FunctionalInterface
    interface Opening {
        NetworkTerminal of(ZkTerminal terminal, int port) throws IOException;
    }

    NetworkBench(int userWidth, Opening opening, Duration replyTimeout) {
        terminal.capacity = 40;
        terminal.userWidth = userWidth;
        try {
            network = opening.of(terminal, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context = new BenchContext(lines, replyTimeout, new BenchClock(Instant.parse("2026-03-02T08:00:00Z")));
    }

    @Override
    public TerminalDriver driver() {
        return driver;
    }

    @Override
    public TerminalAddress address() {
        return new TerminalAddress(network.endpoint("tcp"), Map.of());
    }

    @Override
    public DriverContext context() {
        return context;
    }

    @Override
    public void present(Token card, LocalDateTime clockReading) {
        terminal.punch(String.valueOf(Long.parseLong(card.hex(), 16)), clockReading, 4, 0);
    }

    @Override
    public int capacity() {
        return terminal.capacity;
    }

    @Override
    public void clearLog() {
        terminal.clearLog();
    }

    @Override
    public void silence() {
        network.silent = true;
    }

    @Override
    public void restore() {
        network.silent = false;
    }

    @Override
    public void close() {
        lines.close();
        network.close();
    }
}
