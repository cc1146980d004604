package org.clockhouse.driver.serial.reader;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.Medium;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.tck.DeskBench;
import org.clockhouse.driver.tck.DeskDriverContract;

class Rdm6300ContractTest extends DeskDriverContract {

    private static final Map<String, String> FRAMES = Map.of(
            "62e3086ced", "\u000262E3086CED08\u0003",
            "01000734e0", "\u000201000734E0D2\u0003",
            "0a004d7603", "\u00020A004D760332\r\n\u0003");

    @Override
    protected DeskBench newBench(Duration replyTimeout) throws IOException {
        return new PtyBench(
                replyTimeout,
                Map.of(),
                List.of(tag("62e3086ced"), tag("01000734e0"), tag("0a004d7603")),
                card -> FRAMES.get(card.token().orElseThrow().hex()),
                "\u000262E3086CEE08\u0003");
    }

    private static DeskRead tag(String hex) {
        return DeskRead.of(new Token(hex)).medium(Medium.EM4100);
    }
}
