package org.clockhouse.driver;

import java.util.OptionalInt;
import org.osgi.annotation.versioning.ConsumerType;

/** Facet of a session whose terminal keeps its log until it is told to forget it. Never used unless a person asks for it. */
@ConsumerType
public interface ClearableLog {

    /**
     * Forgets the log, if the cursor is its end: every row up to it is stored, and the terminal, serving nobody meanwhile
     * where it can do that, holds no other. Asked right before it is cleared.
     *
     * @return how many rows there were; empty when there are others, and then nothing was cleared
     */
    OptionalInt clear(Cursor end) throws DriverException, InterruptedException;
}
