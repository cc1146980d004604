package org.clockhouse.driver.pcsc.reader;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.DeskDriver;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.Medium;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.tck.BenchContext;
import org.clockhouse.driver.tck.DeskBench;
import org.clockhouse.driver.tck.DeskDriverContract;
import org.clockhouse.driver.tck.MemoryLines;

class PcscReaderContractTest extends DeskDriverContract {

    @Override
    protected DeskBench newBench(Duration replyTimeout) {
        return new Bench(replyTimeout);
    }

    private static final class Bench implements DeskBench {

        private final FakeService service = new FakeService();
        private final DriverContext context;

        private Bench(Duration replyTimeout) {
            context = new BenchContext(new MemoryLines((bytes, reply) -> {}, 3), replyTimeout, Clock.systemUTC());
        }

        @Override
        public DeskDriver driver() {
            return new PcscReaderDriver(() -> service);
        }

        @Override
        public TerminalAddress address() {
            return new TerminalAddress(URI.create(""), Map.of("reader", "ACR122U"));
        }

        @Override
        public DriverContext context() {
            return context;
        }

        @Override
        public List<DeskRead> cards() {
            return List.of(
                    DeskRead.of(new Token("04a1b2c3")).medium(Medium.ISO14443),
                    DeskRead.of(new Token("04a1b2c3d4e5f6")).medium(Medium.ISO14443));
        }

        @Override
        public void present(DeskRead card) {
            service.present(card.token().orElseThrow().hex() + "9000");
        }

        @Override
        public void presentDamaged() {
            service.present("6300");
        }

        @Override
        public void unplug() {
            service.pull();
        }

        @Override
        public void close() {
            service.pull();
        }
    }
}
