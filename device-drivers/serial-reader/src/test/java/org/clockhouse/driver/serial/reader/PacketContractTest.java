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

class PacketContractTest extends DeskDriverContract {

    private static final String TAG = "\u0002\n\u0002\u0006\u0000\u008e\u006d\u005d\u00b0\u0003";
    private static final String CARD = "\u0002\u0009\u0001\u0004\u00a1\u00b2\u00c3\u00dc\u0003";

    @Override
    protected DeskBench newBench(Duration replyTimeout) throws IOException {
        DeskRead tag = DeskRead.of(new Token("06008e6d5d")).medium(Medium.EM4100);
        DeskRead card = DeskRead.of(new Token("04a1b2c3")).medium(Medium.ISO14443);
        return new PtyBench(
                replyTimeout,
                Map.of("profile", "packet"),
                List.of(tag, card),
                shown -> shown.equals(tag) ? TAG : CARD,
                TAG.replace('\u006d', '\u006c'));
    }
}
