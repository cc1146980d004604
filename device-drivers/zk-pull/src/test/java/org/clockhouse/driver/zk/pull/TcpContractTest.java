package org.clockhouse.driver.zk.pull;

import java.time.Duration;
import org.clockhouse.driver.tck.TerminalBench;
import org.clockhouse.driver.tck.TerminalDriverContract;

/** Over a real TCP connection. */
class TcpContractTest extends TerminalDriverContract {

    @Override
    protected TerminalBench newBench(Duration replyTimeout) {
        return new NetworkBench(72, NetworkTerminal::tcp, replyTimeout);
    }
}
