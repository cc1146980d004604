package org.clockhouse.driver.zk.pull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.BenchContext;
import org.clockhouse.driver.tck.TerminalBench;
import org.clockhouse.driver.tck.TerminalDriverContract;

/** Over a real TCP connection. */
class TcpContractTest extends TerminalDriverContract {

    @Override
    protected TerminalBench newBench(Duration replyTimeout) {
        return new Bench(replyTimeout);
    }

    private static final class Bench implements TerminalBench {

        private final ZkTerminal terminal = new ZkTerminal();
        private final TerminalDriver driver = new ZkPullDriver();
        private final NetworkTerminal network;
        private final SharedLines lines = new SharedLines();
        private final DriverContext context;

        private Bench(Duration replyTimeout) {
            terminal.capacity = 40;
            try {
                network = NetworkTerminal.tcp(terminal, 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            context = new BenchContext(lines, replyTimeout, new BenchClock(Instant.parse("2026-03-02T08:00:00Z")));
        }

        @Override
        public TerminalDriver driver() {
            return driver;
        }

        @Override
        public TerminalAddress address() {
            return new TerminalAddress(network.endpoint("tcp"), Map.of());
        }

        @Override
        public DriverContext context() {
            return context;
        }

        @Override
        public void present(Token card, LocalDateTime clockReading) {
            terminal.punch(String.valueOf(Long.parseLong(card.hex(), 16)), clockReading, 4, 0);
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
}
