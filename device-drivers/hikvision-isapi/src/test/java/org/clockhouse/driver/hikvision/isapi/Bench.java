package org.clockhouse.driver.hikvision.isapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.BenchContext;
import org.clockhouse.driver.tck.SelfSigned;
import org.clockhouse.driver.tck.TerminalBench;

/** A terminal behind a real socket, and a host. */
final class Bench implements TerminalBench {

    static final LocalDateTime EIGHT = LocalDateTime.of(2026, 3, 2, 8, 0);

    final IsapiTerminal terminal = new IsapiTerminal();
    final NetworkTerminal network;
    final HikvisionDriver driver = new HikvisionDriver();
    final Map<String, String> settings = new HashMap<>(Map.of("password", terminal.guard.password));
    final SharedLines lines = new SharedLines();
    final BenchClock clock = new BenchClock(Instant.parse("2026-03-02T08:00:00Z"));
    final BenchContext host;

    Bench(Duration replyTimeout) {
        this(replyTimeout, Optional.empty());
    }

    /** @param shown certificate, for a terminal that speaks HTTPS */
    Bench(Duration replyTimeout, Optional<SelfSigned> shown) {
        try {
            network = new NetworkTerminal(terminal, 0, shown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        host = new BenchContext(lines, replyTimeout, clock);
    }

    /** Something else answers at the same address. */
    void show(SelfSigned another) {
        network.shown = Optional.of(another);
        network.pullPlug();
    }

    static Bench patient() {
        return new Bench(Duration.ofSeconds(10));
    }

    HikvisionSession connect() throws DriverException, InterruptedException {
        return (HikvisionSession) driver.connect(address(), host);
    }

    @Override
    public TerminalDriver driver() {
        return driver;
    }

    @Override
    public TerminalAddress address() {
        return new TerminalAddress(network.endpoint(), settings);
    }

    @Override
    public DriverContext context() {
        return host;
    }

    /** People are numbered as their cards. */
    @Override
    public void present(Token card, LocalDateTime clockReading) {
        terminal.punch(String.valueOf(Long.parseLong(card.hex(), 16)), clockReading, 1);
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
