package org.clockhouse.driver.zk.pull;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.tck.MemoryBench;
import org.clockhouse.driver.tck.TerminalBench;
import org.clockhouse.driver.tck.TerminalDriverContract;

class MemoryContractTest extends TerminalDriverContract {

    @Override
    protected TerminalBench newBench(Duration replyTimeout) {
        ZkTerminal terminal = new ZkTerminal();
        terminal.capacity = 40;
        ZkPullDriver driver = new ZkPullDriver();
        return new MemoryBench(
                () -> driver,
                new TerminalAddress(URI.create("tcp://zk:4370"), Map.of()),
                new MemoryTerminal(terminal),
                new MemoryBench.Hands(
                        (card, reading) ->
                                terminal.punch(String.valueOf(Long.parseLong(card.hex(), 16)), reading, 4, 0),
                        terminal.capacity,
                        terminal::clearLog),
                replyTimeout);
    }
}
