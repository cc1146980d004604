package org.clockhouse.driver.hikvision.isapi;

import java.time.Duration;
import org.clockhouse.driver.tck.TerminalBench;
import org.clockhouse.driver.tck.TerminalDriverContract;

/** Firmware that finds events by number, in answers of a few bytes at a time. */
class SerialSearchContractTest extends TerminalDriverContract {

    @Override
    protected TerminalBench newBench(Duration replyTimeout) {
        Bench bench = new Bench(replyTimeout);
        bench.network.pieces = 97;
        return bench;
    }
}
