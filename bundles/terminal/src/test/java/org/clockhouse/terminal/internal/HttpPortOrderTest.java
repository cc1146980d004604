package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.clockhouse.kernel.Workers;
import org.clockhouse.terminal.internal.call.CallingTerminals;
import org.clockhouse.terminal.internal.call.HttpPort;
import org.clockhouse.terminal.internal.tray.TrayBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the terminal port was told in an order that threads seldom run in: each is run when the test says so. */
class HttpPortOrderTest {

    @TempDir
    Path folder;

    private final Gatehouse house = new Gatehouse();
    private final CallingTerminals terminals =
            house.calling(new TrayBook(house.rows.tray(), house.register, house.expected, house.journal));
    private final PostingTerminal driver = new PostingTerminal();
    private final HeldWorkers held = new HeldWorkers();
    private int number;
    private HttpPort port;

    @BeforeEach
    void aPortThatHasNotOpened() throws IOException {
        try (ServerSocket free = listening(0)) {
            number = free.getLocalPort();
        }
        house.add(driver);
        TestConfig config = new TestConfig() {
            @Override
            public int terminal__port() {
                return number;
            }
        };
        port = new HttpPort(
                house.drivers,
                terminals,
                house.recorder,
                held,
                new Places(folder, folder),
                config,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1));
    }

    @AfterEach
    void end() {
        port.stop();
        terminals.stop();
    }

    @Test
    void whatWasOrderedBeforeTheEndAndComesAfterItOpensNothing() {
        port.stop();
        held.run();
        assertClosed();
    }

    @Test
    void aPortThatIsAskedForAgainAfterTheEndStaysClosed() throws IOException {
        try (ServerSocket taken = listening(number)) {
            assertEquals(number, taken.getLocalPort());
            held.run();
            assertEquals("terminal-port.taken", port.notReady().orElseThrow().code());
            assertEquals(1, held.later.size());
            port.stop();
        }
        held.runLater();
        assertClosed();
    }

    @Test
    void whileItIsTakenItIsAskedForOnceAtATimeAndOpensWhenItIsFree() throws IOException {
        try (ServerSocket taken = listening(number)) {
            assertEquals(number, taken.getLocalPort());
            held.run();
            port.driversChanged();
            held.run();
            assertEquals(1, held.later.size(), "two rows of attempts");
            held.runLater();
            assertEquals(1, held.later.size());
        }
        held.runLater();
        assertOpen();
        assertEquals(Optional.empty(), port.notReady());
        assertEquals(0, held.later.size());
    }

    @Test
    void aPortThatClosedWithItsLastDriverBindsAgainWithTheNext() throws IOException {
        held.run();
        assertOpen();
        house.drivers.remove(driver);
        held.run();
        assertClosed();
        house.add(new PostingTerminal());
        held.run();
        assertOpen();
    }

    /** Its reason is gone with its driver, and a late attempt opens nothing that nobody wants. */
    @Test
    void aPortThatIsWantedNoMoreIsNotAskedForAgain() throws IOException {
        try (ServerSocket taken = listening(number)) {
            assertEquals(number, taken.getLocalPort());
            held.run();
            house.drivers.remove(driver);
            held.run();
            assertEquals(Optional.empty(), port.notReady());
        }
        held.runLater();
        assertClosed();
    }

    private static ServerSocket listening(int on) throws IOException {
        return new ServerSocket(on, 5, InetAddress.getByName("127.0.0.1"));
    }

    private void assertClosed() {
        assertEquals(0, port.port());
        assertThrows(IOException.class, () -> new Socket("127.0.0.1", number).close());
    }

    private void assertOpen() throws IOException {
        assertEquals(number, port.port());
        try (Socket caller = new Socket("127.0.0.1", number)) {
            assertTrue(caller.isConnected());
        }
    }

    /** Work waits until the test runs it, and is not dropped at the end: it may have been taken up already. */
    private static final class HeldWorkers implements Workers {

        private final List<Runnable> now = new ArrayList<>();
        private final List<Runnable> later = new ArrayList<>();

        void run() {
            run(now);
        }

        void runLater() {
            run(later);
        }

        private static void run(List<Runnable> waiting) {
            List<Runnable> all = List.copyOf(waiting);
            waiting.clear();
            all.forEach(Runnable::run);
        }

        @Override
        public Crew crew(String name, int threads) {
            return new Crew() {
                @Override
                public <T> Future<T> submit(Callable<T> work) {
                    throw new UnsupportedOperationException("nobody calls here");
                }

                @Override
                public void run(Runnable work) {
                    now.add(work);
                }

                @Override
                public Future<?> later(Duration delay, Runnable work) {
                    later.add(work);
                    return new CompletableFuture<Void>();
                }

                @Override
                public Future<?> every(Duration period, Runnable work) {
                    // Nobody stays on the line here.
                    return new CompletableFuture<Void>();
                }

                @Override
                public void close() {
                    // What waits is still run.
                }
            };
        }
    }
}
