package org.clockhouse.driver.osdp;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.PolledSession;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.line.Lines;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.BenchContext;
import org.clockhouse.driver.tck.PolledBench;

/**
 * A reader at the end of any kind of line. Readers have no clock, so the host's shows the reading when a card is held up, and a
 * poll takes it, as the host does between visits.
 */
class OsdpBench implements PolledBench {

    static final int CAPACITY = 12;
    static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");

    final EmulatedReader reader;
    final BenchClock clock = new BenchClock(EIGHT);

    private final OsdpDriver driver = new OsdpDriver(CAPACITY);
    private final URI endpoint;
    private final Map<String, String> settings;
    private final DriverContext context;
    private final List<Runnable> ends;
    private PolledSession session;

    OsdpBench(
            EmulatedReader reader,
            Lines lines,
            URI endpoint,
            Map<String, String> settings,
            Duration replyTimeout,
            List<Runnable> ends) {
        this.reader = reader;
        this.ends = List.copyOf(ends);
        this.endpoint = endpoint;
        this.settings = settings;
        this.context = new BenchContext(lines, replyTimeout, clock);
    }

    /** Notes the session, for polls. */
    @Override
    public TerminalDriver driver() {
        return new TerminalDriver() {
            @Override
            public DriverDescriptor descriptor() {
                return driver.descriptor();
            }

            @Override
            public TerminalSession connect(TerminalAddress address, DriverContext lent)
                    throws DriverException, InterruptedException {
                session = (PolledSession) driver.connect(address, lent);
                return session;
            }
        };
    }

    @Override
    public TerminalAddress address() {
        return new TerminalAddress(endpoint, settings);
    }

    @Override
    public DriverContext context() {
        return context;
    }

    @Override
    public void hold(Token card) {
        StringBuilder bits = new StringBuilder();
        for (byte part : card.bytes()) {
            bits.append(Integer.toBinaryString(0x100 | part & 0xff), 1, 9);
        }
        reader.present(bits.toString());
    }

    @Override
    public void present(Token card, LocalDateTime clockReading) {
        clock.set(clockReading.toInstant(ZoneOffset.UTC));
        hold(card);
        try {
            session.poll();
        } catch (DriverException e) {
            // A session that has ended polls no more: the card waits in the reader.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int capacity() {
        return CAPACITY;
    }

    /** The driver's memory is the log, and is gone when the suite has restarted. */
    @Override
    public void clearLog() {
        driver.memories.clear();
        reader.forgetEvents();
    }

    @Override
    public void silence() {
        reader.silent = true;
    }

    @Override
    public void restore() {
        reader.silent = false;
    }

    @Override
    public void close() {
        ends.forEach(Runnable::run);
    }
}
