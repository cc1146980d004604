package org.clockhouse.driver.tck;

import java.time.LocalDateTime;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.Token;

/** A driver and an emulated terminal that can be worked from outside. Its log starts empty and it starts in good health. */
public interface TerminalBench extends AutoCloseable {

    TerminalDriver driver();

    TerminalAddress address();

    /** With the reply timeout that the contract chose. */
    DriverContext context();

    /** Somebody holds up a card; the terminal's clock shows this reading, to the second, and the log gains a record. */
    void present(Token card, LocalDateTime clockReading);

    /** How many records the log keeps before it overwrites the oldest: 5 to 50 on a bench. */
    int capacity();

    /** Somebody empties the log at the terminal's own menu; its numbering starts afresh where it has one. */
    void clearLog();

    /** The terminal stops answering; the line stays open. */
    void silence();

    void restore();

    @Override
    void close();
}
