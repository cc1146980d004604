package org.clockhouse.driver.osdp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.driver.tck.PolledBench;
import org.clockhouse.driver.tck.PolledSessionContract;
import org.junit.jupiter.api.DisplayName;

/** Through a secure channel, over a real TCP connection, as behind a converter on the network. */
@DisplayName("T014 T083 OSDP readers, encrypted, over TCP")
class TcpContractTest extends PolledSessionContract {

    private static final String KEY = "000102030405060708090a0b0c0d0e0f";

    @Override
    protected PolledBench newBench(Duration replyTimeout) {
        EmulatedReader reader = new EmulatedReader(0);
        reader.key = HexFormat.of().parseHex(KEY);
        reader.wantsChannel = true;
        try {
            NetworkLine network = new NetworkLine(new EmulatedLine(reader), 0);
            SharedLines lines = new SharedLines();
            return new OsdpBench(
                    reader,
                    lines,
                    network.endpoint(),
                    Map.of("key", KEY),
                    replyTimeout,
                    List.of(lines::close, network::close));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
