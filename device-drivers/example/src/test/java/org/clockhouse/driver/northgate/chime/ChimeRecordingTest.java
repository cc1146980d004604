package org.clockhouse.driver.northgate.chime;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.tck.RecordedTerminalContract;

/** What a running suite recorded of the emulated terminal; of a real one it would look the same. */
class ChimeRecordingTest extends RecordedTerminalContract {

    @Override
    protected TerminalDriver driver() {
        return new ChimeDriver();
    }

    @Override
    protected TerminalAddress address() {
        return new TerminalAddress(URI.create("tcp://chime:7001"), Map.of("passcode", "****"));
    }

    @Override
    protected Path recording() {
        return Path.of("src", "test", "resources", "recordings", "two-punches.txt");
    }

    @Override
    protected int punches() {
        return 2;
    }
}
