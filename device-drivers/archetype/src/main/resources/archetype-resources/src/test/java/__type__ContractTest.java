package ${package};

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.tck.MemoryBench;
import org.clockhouse.driver.tck.TerminalBench;
import org.clockhouse.driver.tck.TerminalDriverContract;

class ${type}ContractTest extends TerminalDriverContract {

    @Override
    protected TerminalBench newBench(Duration replyTimeout) {
        ${type}Terminal terminal = new ${type}Terminal();
        return new MemoryBench(
                ${type}Driver::new,
                new TerminalAddress(URI.create("tcp://t100:4001"), Map.of()),
                terminal,
                new MemoryBench.Hands(terminal::present, ${type}Terminal.CAPACITY, terminal::clear),
                replyTimeout);
    }
}
