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

class WiegandContractTest extends DeskDriverContract {

    @Override
    protected DeskBench newBench(Duration replyTimeout) throws IOException {
        DeskRead h10301 = DeskRead.of(new Token("029aec07")).bits(26).medium(Medium.WIEGAND);
        DeskRead w34 = DeskRead.of(new Token("02e30d4c3d")).bits(34).medium(Medium.WIEGAND);
        return new PtyBench(
                replyTimeout,
                Map.of("profile", "wiegandText"),
                List.of(h10301, w34),
                card -> card.bits() == 26 ? "W26:29AEC07\r\n" : "W34:2E30D4C3D\r\n",
                "W26:29AEC0\r\n");
    }
}
