package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.tck.PolledT100.Flaw;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of polling can fail: every flaw is noticed, and a driver without one passes each of them. */
class PolledSessionContractTest {

    @ParameterizedTest
    @EnumSource(value = Flaw.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aFlawIsNoticedByItsRuleAndADriverWithoutOnePasses(Flaw flaw) {
        assertNotEquals("", Suites.one(OnT100.class, flaw.rule(), flaw), flaw + " passed " + flaw.rule());
        assertEquals("", Suites.one(OnT100.class, flaw.rule(), Flaw.NONE));
    }

    @ExtendWith(Suites.DefectGiven.class)
    static final class OnT100 extends PolledSessionContract {

        private final Flaw flaw;

        OnT100(Flaw flaw) {
            this.flaw = flaw;
        }

        @Override
        protected PolledBench newBench(Duration replyTimeout) {
            return new Bench(flaw);
        }
    }

    /** Its host is never patient, for a poll is short. */
    private static final class Bench implements PolledBench {

        private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 3, 2, 8, 0);

        private final T100Terminal terminal = new T100Terminal();
        private final MemoryLines lines = new MemoryLines(terminal, 3);
        private final T100Driver real = new T100Driver(Defect.NONE);
        private final Flaw flaw;
        private int held;

        private Bench(Flaw flaw) {
            this.flaw = flaw;
        }

        @Override
        public TerminalDriver driver() {
            return new TerminalDriver() {
                @Override
                public DriverDescriptor descriptor() {
                    return real.descriptor();
                }

                @Override
                public TerminalSession connect(TerminalAddress address, DriverContext context)
                        throws DriverException, InterruptedException {
                    return new PolledT100(real.connect(address, context), flaw);
                }
            };
        }

        @Override
        public TerminalAddress address() {
            return new TerminalAddress(URI.create("tcp://t100:4001"), Map.of());
        }

        @Override
        public DriverContext context() {
            return new BenchContext(
                    lines, Duration.ofMillis(100), new BenchClock(Instant.parse("2026-03-02T08:00:00Z")));
        }

        @Override
        public void hold(Token card) {
            held++;
            present(card, EIGHT.plusMinutes(held));
        }

        @Override
        public void present(Token card, LocalDateTime clockReading) {
            terminal.present(card, clockReading);
        }

        @Override
        public int capacity() {
            return T100Terminal.CAPACITY;
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
