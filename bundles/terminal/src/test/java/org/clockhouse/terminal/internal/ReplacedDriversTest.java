package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.zk.push.PushDriver;
import org.clockhouse.driver.zk.push.PushTerminal;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.internal.call.CallingTerminals;
import org.clockhouse.terminal.internal.call.HttpPort;
import org.clockhouse.terminal.internal.driver.DriverTableTest;
import org.clockhouse.terminal.internal.tray.TrayBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A driver comes with classes of its own, and goes with all of them, while a terminal of its family goes on calling. */
@Timeout(300)
class ReplacedDriversTest {

    private static final int ROUNDS = 100;
    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);

    private final Gatehouse house = new Gatehouse();
    private final CallingTerminals calling =
            house.calling(new TrayBook(house.rows.tray(), house.register, house.expected, house.journal));
    private final AtomicInteger acknowledged = new AtomicInteger();
    private HttpPort port;
    private volatile boolean over;

    @BeforeEach
    void aPortThatStaysOpen() throws Exception {
        port = house.port(calling);
        house.add(new PostingTerminal());
        DriverTableTest.await(() -> port.port() > 0);
    }

    @AfterEach
    void end() {
        over = true;
        port.stop();
        calling.stop();
    }

    @Test
    void t101ADriverThatIsReplacedAHundredTimesUnderTrafficLosesNothingAndLeavesNoThreadAndNoClass() throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        loaders.add(comesAndGoes(0));
        CompletableFuture<Integer> traffic = CompletableFuture.supplyAsync(this::punches);
        loaders.add(comesAndGoes(1));
        int threads = threads();
        for (int round = 0; round < ROUNDS; round++) {
            loaders.add(comesAndGoes(1));
        }
        assertTrue(threads() - threads < ROUNDS / 10, "threads: " + threads + ", then " + threads());
        house.add(new PushDriver());
        over = true;
        assertEquals(traffic.get(60, TimeUnit.SECONDS), house.punches().size(), "each is stored, and once");
        DriverTableTest.await(() -> {
            System.gc();
            return loaders.stream().map(WeakReference::get).noneMatch(Objects::nonNull);
        });
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }

    /** In a method of its own, so that nothing here holds it any longer. @param uploads that it takes in meanwhile */
    private WeakReference<ClassLoader> comesAndGoes(int uploads) throws Exception {
        ClassLoader fresh = new Fresh();
        Driver driver = (Driver)
                fresh.loadClass(PushDriver.class.getName()).getConstructor().newInstance();
        house.add(driver);
        if (uploads == 0) {
            house.register.register(house.admin, draft());
        }
        int before = acknowledged.get();
        DriverTableTest.await(() -> acknowledged.get() >= before + uploads);
        house.drivers.remove(driver);
        return new WeakReference<>(fresh);
    }

    private TerminalDraft draft() {
        return new TerminalDraft(
                new LocalName("", "Gate"),
                house.works,
                Optional.empty(),
                "zk.push",
                "",
                Map.of(),
                Optional.empty(),
                "S1",
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
    }

    /** Until it is over and everything is acknowledged. @return how many punches were made */
    private int punches() {
        PushTerminal terminal = new PushTerminal("S1", new PushOverHttp(HttpClient.newHttpClient(), port));
        int made = 0;
        try {
            while (!over || terminal.waiting() > 0) {
                if (terminal.waiting() == 0) {
                    terminal.punch("1001", EIGHT.plusSeconds(made));
                    made++;
                }
                if (terminal.upload().isLeaveToForget()) {
                    acknowledged.incrementAndGet();
                }
            }
            return made;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the port was gone", e);
        }
    }

    /** Classes of the driver as a bundle of its own would have them. */
    private static final class Fresh extends ClassLoader {

        private static final String OWN = PushDriver.class.getPackageName() + ".";

        Fresh() {
            super(PushDriver.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(OWN)) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? defined(name) : loaded;
            }
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
