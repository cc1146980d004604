package org.clockhouse.driver.tck;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.Token;

final class T100Bench implements TerminalBench {

    private final T100Terminal terminal = new T100Terminal();
    private final MemoryLines lines = new MemoryLines(terminal, 3);
    private final T100Driver driver;
    private final DriverContext context;

    T100Bench(Defect defect, Duration replyTimeout) {
        driver = new T100Driver(defect);
        context = new BenchContext(lines, replyTimeout, new BenchClock(Instant.parse("2026-03-02T08:00:00Z")));
    }

    @Override
    public TerminalDriver driver() {
        return driver;
    }

    @Override
    public TerminalAddress address() {
        return new TerminalAddress(URI.create("tcp://t100:4001"), Map.of());
    }

    @Override
    public DriverContext context() {
        return context;
    }

    @Override
    public void present(Token card, LocalDateTime clockReading) {
        terminal.present(card, clockReading);
    }

    @Override
    public int capacity() {
        return T100Terminal.CAPACITY;
    }

    @Override
    public void clearLog() {
        terminal.clear();
    }

    @Override
    public void silence() {
        lines.silence();
    }

    @Override
    public void restore() {
        lines.restore();
    }

    @Override
    public void close() {
        lines.close();
    }
}
