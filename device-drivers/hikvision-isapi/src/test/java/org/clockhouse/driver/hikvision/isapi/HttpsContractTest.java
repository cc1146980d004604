package org.clockhouse.driver.hikvision.isapi;

import java.time.Duration;
import java.util.Optional;
import org.clockhouse.driver.tck.SelfSigned;
import org.clockhouse.driver.tck.TerminalBench;
import org.clockhouse.driver.tck.TerminalDriverContract;
import org.junit.jupiter.api.BeforeAll;

/** The whole contract over TLS, in answers of a few bytes at a time. */
class HttpsContractTest extends TerminalDriverContract {

    private static SelfSigned shown;

    @BeforeAll
    static void certificate() throws Exception {
        shown = SelfSigned.make();
    }

    @Override
    protected TerminalBench newBench(Duration replyTimeout) {
        Bench bench = new Bench(replyTimeout, Optional.of(shown));
        bench.network.pieces = 997;
        bench.settings.put("certificate", shown.sha256());
        return bench;
    }
}
