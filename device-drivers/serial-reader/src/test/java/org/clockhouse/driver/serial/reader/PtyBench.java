package org.clockhouse.driver.serial.reader;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.clockhouse.driver.DeskDriver;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.BenchContext;
import org.clockhouse.driver.tck.DeskBench;

/** A reader on a pseudo-terminal that says each card three times while it stays. */
final class PtyBench implements DeskBench {

    private final Pty pty = new Pty();
    private final SharedLines lines = new SharedLines();
    private final BenchClock clock = new BenchClock(Instant.parse("2026-03-02T08:00:00Z"));
    private final DriverContext context;
    private final Map<String, String> settings;
    private final List<DeskRead> cards;
    private final Function<DeskRead, String> frame;
    private final String damaged;

    PtyBench(
            Duration replyTimeout,
            Map<String, String> settings,
            List<DeskRead> cards,
            Function<DeskRead, String> frame,
            String damaged)
            throws IOException {
        this.context = new BenchContext(lines, replyTimeout, clock);
        this.settings = settings;
        this.cards = cards;
        this.frame = frame;
        this.damaged = damaged;
    }

    @Override
    public DeskDriver driver() {
        return new SerialReaderDriver();
    }

    @Override
    public TerminalAddress address() {
        return new TerminalAddress(pty.endpoint(), settings);
    }

    @Override
    public DriverContext context() {
        return context;
    }

    @Override
    public List<DeskRead> cards() {
        return cards;
    }

    @Override
    public void present(DeskRead card) {
        clock.advance(Duration.ofSeconds(1));
        pty.say(frame.apply(card).repeat(3));
    }

    @Override
    public void presentDamaged() {
        clock.advance(Duration.ofSeconds(1));
        pty.say(damaged);
    }

    @Override
    public void unplug() throws InterruptedException {
        pty.pull();
    }

    @Override
    public void close() {
        lines.close();
        pty.close();
    }
}
