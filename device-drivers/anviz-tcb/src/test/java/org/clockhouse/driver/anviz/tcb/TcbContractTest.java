package org.clockhouse.driver.anviz.tcb;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.tck.MemoryBench;
import org.clockhouse.driver.tck.TerminalBench;
import org.clockhouse.driver.tck.TerminalDriverContract;

class TcbContractTest extends TerminalDriverContract {

    @Override
    protected TerminalBench newBench(Duration replyTimeout) {
        TcbTerminal terminal = new TcbTerminal();
        TcbDriver driver = new TcbDriver();
        return new MemoryBench(
                () -> driver,
                new TerminalAddress(URI.create("tcp://anviz:5010"), Map.of()),
                terminal,
                new MemoryBench.Hands(
                        (card, reading) -> terminal.punch(Long.parseLong(card.hex(), 16), reading, 8, 0),
                        terminal.capacity,
                        terminal::clear),
                replyTimeout);
    }
}
