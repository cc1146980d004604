package ${package};

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.BenchContext;
import org.clockhouse.driver.tck.MemoryLines;
import org.clockhouse.driver.tck.TerminalBench;
import org.clockhouse.driver.tck.TerminalDriverContract;

class ${type}ContractTest extends TerminalDriverContract {

    @Override
    protected TerminalBench newBench(Duration replyTimeout) {
        return new Bench(replyTimeout);
    }

    private static final class Bench implements TerminalBench {

        private final ${type}Terminal terminal = new ${type}Terminal();
        private final MemoryLines lines = new MemoryLines(terminal, 3);
        private final DriverContext context;

        private Bench(Duration replyTimeout) {
            context = new BenchContext(lines, replyTimeout, new BenchClock(Instant.parse("2026-03-02T08:00:00Z")));
        }

        @Override
        public TerminalDriver driver() {
            return new ${type}Driver();
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
            return ${type}Terminal.CAPACITY;
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
}
