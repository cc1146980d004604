package org.clockhouse.terminal.internal.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.ListeningDriver;
import org.clockhouse.driver.ListeningSession;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.driver.line.Line;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.WallTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A terminal that announces by any byte over a real connection. */
@Timeout(60)
class KeptSessionsTest {

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);

    private final SharedLines lines = new SharedLines();
    private final ThreadWorkers workers = new ThreadWorkers();
    private final Gatehouse house = new Gatehouse(workers, lines);
    private final WallTerminal wall = new WallTerminal(house.clock);
    private final LinkedBlockingQueue<Socket> callers = new LinkedBlockingQueue<>();
    private final List<Socket> taken = new ArrayList<>();
    private final Standing driver = new Standing();
    private ServerSocket server;
    private Terminal gate;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread door = new Thread(this::accept, "door");
        door.setDaemon(true);
        door.start();
        house.add(driver);
        gate = house.register(WallTerminal.ID, "tcp://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                callers.add(server.accept());
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    @AfterEach
    void hangUp() throws IOException {
        house.visits.stop();
        house.kept.close();
        lines.close();
        server.close();
        callers.drainTo(taken);
        for (Socket caller : taken) {
            caller.close();
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within a minute");
            Thread.onSpinWait();
        }
    }

    /** Step by step, each with a moment for the threads: a visit says when the next is due only after it is over. */
    private void timePasses(Duration step, BooleanSupplier until) {
        await(() -> {
            house.clock.advance(step);
            LockSupport.parkNanos(20_000_000L);
            return until.getAsBoolean();
        });
    }

    /** Its first visit is over and the session stands open. */
    private Socket standing() throws InterruptedException {
        Socket caller = callers.take();
        taken.add(caller);
        await(() -> driver.listened > 0 && house.kind(gate.id()) == Kind.ONLINE);
        return caller;
    }

    /** Fails by its time-out when the other end stays. */
    private static void untilHungUp(Socket caller) throws IOException {
        while (caller.getInputStream().read() >= 0) {
            continue;
        }
    }

    @Test
    void aPunchThatIsAnnouncedComesAtOnceOverTheSameSession() throws Exception {
        Socket caller = standing();
        wall.present("7", EIGHT);
        caller.getOutputStream().write('!');
        await(() -> house.punches().size() == 1);
        assertEquals(1, wall.connects);
        await(() -> driver.listened == 2);
        wall.present("7", EIGHT.plusSeconds(5));
        caller.getOutputStream().write('!');
        await(() -> house.punches().size() == 2);
        assertEquals(1, wall.connects);
    }

    @Test
    void theUsualVisitIsMadeOverTheSameSession() throws Exception {
        standing();
        wall.present("7", EIGHT);
        timePasses(Duration.ofSeconds(11), () -> house.punches().size() == 1);
        assertEquals(1, wall.connects);
    }

    @Test
    void aSessionThatDiedIsBegunAnewAndWhatWasMissedIsRead() throws Exception {
        Socket caller = standing();
        wall.present("7", EIGHT);
        caller.close();
        await(() -> house.punches().size() == 1);
        assertEquals(2, wall.connects);
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
    }

    @Test
    void aTerminalThatHangsUpEachTimeIsVisitedWithoutListening() throws Exception {
        for (int death = 0; death < 3; death++) {
            int before = death;
            Socket caller = callers.take();
            await(() -> driver.listened > before);
            caller.close();
        }
        taken.add(callers.take());
        wall.present("7", EIGHT);
        timePasses(Duration.ofSeconds(1), () -> house.punches().size() == 1);
        assertEquals(3, driver.listened);
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
    }

    @Test
    void aDriverThatLeavesTakesItsSessionsAlong() throws Exception {
        Socket caller = standing();
        house.drivers.remove(driver);
        untilHungUp(caller);
        house.add(driver);
        assertNotEquals(caller, callers.take());
    }

    @Test
    void aTerminalThatIsVisitedNoMoreIsLetGo() throws Exception {
        Socket caller = standing();
        house.kept.retain(Set.of());
        untilHungUp(caller);
    }

    /** The wall terminal, with a line. */
    private final class Standing implements ListeningDriver {

        private volatile int listened;

        @Override
        public DriverDescriptor descriptor() {
            return DriverDescriptor.builder(WallTerminal.ID)
                    .made("Acme", "T200")
                    .roads(Road.VISIT, Road.LISTEN)
                    .build();
        }

        @Override
        public ListeningSession connect(TerminalAddress address, DriverContext context)
                throws DriverException, InterruptedException {
            return new Session(context.open(address.endpoint()), wall.connect(address, context));
        }

        private final class Session implements ListeningSession {

            private final Line line;
            private final TerminalSession session;

            private Session(Line line, TerminalSession session) {
                this.line = line;
                this.session = session;
            }

            @Override
            public Optional<Line> listen() {
                listened++;
                return Optional.of(line);
            }

            @Override
            public TerminalIdentity identity() {
                return TerminalIdentity.builder("A-1").build();
            }

            /** The announcement is dropped with the question; a line that broke does not take it. */
            @Override
            public PunchPage readPunches(Cursor after, int limit) throws DriverException, InterruptedException {
                line.exchange(wire -> {
                    wire.send(new byte[] {'?'});
                    return null;
                });
                return session.readPunches(after, limit);
            }

            @Override
            public void acknowledge(Cursor upTo) throws DriverException, InterruptedException {
                session.acknowledge(upTo);
            }

            @Override
            public Health health() throws DriverException, InterruptedException {
                return session.health();
            }

            @Override
            public void close() {
                line.close();
                session.close();
            }
        }
    }
}
