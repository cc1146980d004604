package org.clockhouse.driver.osdp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.driver.tck.PolledBench;
import org.clockhouse.driver.tck.PolledSessionContract;
import org.junit.jupiter.api.DisplayName;

/** With a checksum, over a pseudo-terminal that is opened as a serial port. */
@DisplayName("T014 OSDP readers, with a checksum, on a serial port")
class SerialContractTest extends PolledSessionContract {

    @Override
    protected PolledBench newBench(Duration replyTimeout) {
        EmulatedReader reader = new EmulatedReader(126);
        try {
            PtyLine pty = new PtyLine(new EmulatedLine(reader));
            SharedLines lines = new SharedLines();
            return new OsdpBench(
                    reader,
                    lines,
                    pty.endpoint(),
                    Map.of("address", "126", "check", "checksum"),
                    replyTimeout,
                    List.of(lines::close, pty::close));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
