package org.clockhouse.driver.osdp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.tck.MemoryLines;
import org.clockhouse.driver.tck.PolledBench;
import org.clockhouse.driver.tck.PolledSessionContract;
import org.junit.jupiter.api.DisplayName;

/** In clear, answers three bytes at a time. */
@DisplayName("T014 OSDP readers, in clear")
class MemoryContractTest extends PolledSessionContract {

    @Override
    protected PolledBench newBench(Duration replyTimeout) {
        EmulatedReader reader = new EmulatedReader(5);
        MemoryLines lines = new MemoryLines(new EmulatedLine(reader), 3);
        return new OsdpBench(
                reader,
                lines,
                URI.create("tcp://osdp:4001"),
                Map.of("address", "5"),
                replyTimeout,
                List.of(lines::close));
    }
}
