package org.clockhouse.driver.tck;

import java.util.List;
import org.clockhouse.driver.DeskDriver;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.TerminalAddress;

/** A driver of the desk road and an emulated reader that can be worked from outside. */
public interface DeskBench extends AutoCloseable {

    DeskDriver driver();

    TerminalAddress address();

    /** With the reply timeout that the contract chose. */
    DriverContext context();

    /** At least two cards, each by what the driver is to make of it. */
    List<DeskRead> cards();

    /**
     * Somebody holds the card up for a second and takes it away; the next one comes a second later. A reader that repeats
     * itself meanwhile does so here. Returns when the reader has said it.
     */
    void present(DeskRead card) throws Exception;

    /** Something is held to the reader that it, or the driver, cannot make sense of. */
    void presentDamaged() throws Exception;

    /** The reader is pulled out. */
    void unplug() throws Exception;

    @Override
    void close();
}
