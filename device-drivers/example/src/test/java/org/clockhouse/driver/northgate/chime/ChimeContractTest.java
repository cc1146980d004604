package org.clockhouse.driver.northgate.chime;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.tck.MemoryBench;
import org.clockhouse.driver.tck.TerminalBench;
import org.clockhouse.driver.tck.TerminalDriverContract;

class ChimeContractTest extends TerminalDriverContract {

    @Override
    protected TerminalBench newBench(Duration replyTimeout) {
        ChimeTerminal terminal = new ChimeTerminal("2471");
        return new MemoryBench(
                ChimeDriver::new,
                new TerminalAddress(URI.create("tcp://chime:7001"), Map.of("passcode", "2471")),
                terminal,
                new MemoryBench.Hands(terminal::present, ChimeTerminal.CAPACITY, terminal::clear),
                replyTimeout);
    }
}
