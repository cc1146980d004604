package org.clockhouse.driver.zk.pull;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.ListeningSession;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.BenchContext;

/** A terminal behind a real socket, and a host. */
final class Bench implements AutoCloseable {

    static final LocalDateTime EIGHT = LocalDateTime.of(2026, 3, 2, 8, 0);

    final ZkTerminal terminal = new ZkTerminal();
    final NetworkTerminal network;
    final ZkPullDriver driver = new ZkPullDriver();
    final Map<String, String> settings = new HashMap<>();
    final BenchContext context;
    final SharedLines lines = new SharedLines();

    private Bench(boolean datagrams, Duration replyTimeout) throws IOException {
        network = datagrams ? NetworkTerminal.udp(terminal, 0) : NetworkTerminal.tcp(terminal, 0);
        Clock clock = new BenchClock(Instant.parse("2026-03-02T08:00:00Z"));
        context = new BenchContext(lines, replyTimeout, clock);
    }

    static Bench tcp(Duration replyTimeout) throws IOException {
        return new Bench(false, replyTimeout);
    }

    static Bench udp(Duration replyTimeout) throws IOException {
        return new Bench(true, replyTimeout);
    }

    ListeningSession connect() throws DriverException, InterruptedException {
        return connect(network.endpoint("tcp"));
    }

    ListeningSession connect(URI endpoint) throws DriverException, InterruptedException {
        return driver.connect(new TerminalAddress(endpoint, settings), context);
    }

    /** Persons 1, 2, 3 … a minute apart. */
    void punches(int first, int last) {
        for (int n = first; n <= last; n++) {
            terminal.punch(String.valueOf(n), EIGHT.plusMinutes(n), 1, n % 2);
        }
    }

    record Read(List<RawPunch> punches, Cursor end, int unreadable, boolean gap) {

        List<String> numbers() {
            return punches.stream()
                    .map(punch -> ((HolderNumber) punch.subject()).value())
                    .toList();
        }
    }

    static Read read(TerminalSession session, Cursor from, int limit) throws DriverException, InterruptedException {
        List<RawPunch> punches = new ArrayList<>();
        int unreadable = 0;
        boolean gap = false;
        Cursor cursor = from;
        PunchPage page;
        do {
            page = session.readPunches(cursor, limit);
            punches.addAll(page.punches());
            unreadable += page.unreadable().size();
            gap |= page.gap();
            cursor = page.next();
        } while (page.more());
        return new Read(punches, cursor, unreadable, gap);
    }

    @Override
    public void close() {
        lines.close();
        network.close();
    }
}
