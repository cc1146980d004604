package org.clockhouse.driver.simulator;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.line.Lines;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.BenchContext;
import org.clockhouse.driver.tck.DriverBundleContract;
import org.clockhouse.driver.tck.MemoryLines;
import org.clockhouse.driver.tck.TerminalBench;
import org.clockhouse.driver.tck.TerminalDriverContract;
import org.junit.jupiter.api.Nested;

class SimulatorContractTest {

    @Nested
    class Terminal extends TerminalDriverContract {
        @Override
        protected TerminalBench newBench(Duration replyTimeout) {
            return new Bench(replyTimeout);
        }
    }

    @Nested
    class Bundle extends DriverBundleContract {
        @Override
        protected Driver driver() {
            return new SimulatorDriver();
        }
    }

    /** Nobody works here: only cards that the contract holds up are recorded, one a second. */
    private static final class Bench implements TerminalBench {

        private static final Lines NONE = new MemoryLines((bytes, reply) -> {}, 1);

        private final SimulatorDriver driver = new SimulatorDriver();
        private final BenchClock clock = new BenchClock(Instant.parse("2026-03-02T08:00:00Z"));
        private final DriverContext context;

        private Bench(Duration replyTimeout) {
            context = new BenchContext(NONE, replyTimeout, clock);
        }

        private SimulatedTerminal terminal() {
            return driver.terminal("gate-1");
        }

        @Override
        public TerminalDriver driver() {
            return driver;
        }

        @Override
        public TerminalAddress address() {
            return new TerminalAddress(URI.create("sim:gate-1"), Map.of("people", "1=-", "capacity", "10"));
        }

        @Override
        public DriverContext context() {
            return context;
        }

        @Override
        public void present(Token card, LocalDateTime clockReading) {
            terminal().present(card, clockReading, clock.instant());
            clock.advance(Duration.ofSeconds(1));
        }

        @Override
        public int capacity() {
            return 10;
        }

        @Override
        public void clearLog() {
            terminal().clear(clock.instant());
        }

        @Override
        public void silence() {
            terminal().silent(true);
        }

        @Override
        public void restore() {
            terminal().silent(false);
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
