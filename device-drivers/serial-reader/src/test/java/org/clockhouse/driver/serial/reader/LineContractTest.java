package org.clockhouse.driver.serial.reader;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.tck.DeskBench;
import org.clockhouse.driver.tck.DeskDriverContract;

class LineContractTest extends DeskDriverContract {

    private static final Map<String, String> LINES = Map.of("004d7603", "0005076483\r\n", "e3086ced", "3808980205\r\n");

    @Override
    protected DeskBench newBench(Duration replyTimeout) throws IOException {
        return new PtyBench(
                replyTimeout,
                Map.of("profile", "em4100Ascii", "format", "dec10"),
                List.of(DeskRead.of(new Token("004d7603")), DeskRead.of(new Token("e3086ced"))),
                card -> LINES.get(card.token().orElseThrow().hex()),
                "00050x6483\r\n");
    }
}
