package org.clockhouse.driver.hikvision.isapi;

import java.time.Duration;
import org.clockhouse.driver.tck.TerminalBench;
import org.clockhouse.driver.tck.TerminalDriverContract;

/** Firmware that finds events by time only, answers in chunks, and hangs up after each. */
class TimeSearchContractTest extends TerminalDriverContract {

    @Override
    protected TerminalBench newBench(Duration replyTimeout) {
        Bench bench = new Bench(replyTimeout);
        bench.terminal.searchesBySerial = false;
        bench.network.chunked = true;
        bench.network.hangsUp = true;
        return bench;
    }
}
