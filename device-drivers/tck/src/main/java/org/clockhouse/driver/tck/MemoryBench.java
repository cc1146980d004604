package org.clockhouse.driver.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.Token;

/**
 * A bench whose terminal is at the far end of {@link MemoryLines}, where its answers come three bytes at a time. The host's clock
 * says 2 March 2026, 08:00 UTC.
 */
public final class MemoryBench implements TerminalBench {

    private final Supplier<TerminalDriver> driver;
    private final TerminalAddress address;
    private final Hands hands;
    private final MemoryLines lines;
    private final DriverContext context;

    /**
     * How the terminal is worked from outside.
     *
     * @param present a card is held up, and the log gains a record with this clock reading
     * @param capacity how many records its log keeps
     * @param clearLog somebody empties the log at the terminal
     */
    public record Hands(BiConsumer<Token, LocalDateTime> present, int capacity, Runnable clearLog) {}

    public MemoryBench(
            Supplier<TerminalDriver> driver,
            TerminalAddress address,
            FarEnd terminal,
            Hands hands,
            Duration replyTimeout) {
        this.driver = driver;
        this.address = address;
        this.hands = hands;
        this.lines = new MemoryLines(terminal, 3);
        this.context = new BenchContext(lines, replyTimeout, new BenchClock(Instant.parse("2026-03-02T08:00:00Z")));
    }

    @Override
    public TerminalDriver driver() {
        return driver.get();
    }

    @Override
    public TerminalAddress address() {
        return address;
    }

    @Override
    public DriverContext context() {
        return context;
    }

    @Override
    public void present(Token card, LocalDateTime clockReading) {
        hands.present().accept(card, clockReading);
    }

    @Override
    public int capacity() {
        return hands.capacity();
    }

    @Override
    public void clearLog() {
        hands.clearLog().run();
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
