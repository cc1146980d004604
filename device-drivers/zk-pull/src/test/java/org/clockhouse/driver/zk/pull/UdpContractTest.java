package org.clockhouse.driver.zk.pull;

import java.time.Duration;
import org.clockhouse.driver.tck.TerminalBench;
import org.clockhouse.driver.tck.TerminalDriverContract;

/** TCP is refused and datagrams are answered, as old models do. */
class UdpContractTest extends TerminalDriverContract {

    @Override
    protected TerminalBench newBench(Duration replyTimeout) {
        return new NetworkBench(28, NetworkTerminal::udp, replyTimeout);
    }
}
