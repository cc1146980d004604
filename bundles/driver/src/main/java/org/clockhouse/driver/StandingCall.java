package org.clockhouse.driver;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A terminal that stays on the line. What it keeps is lost with the line, so nothing in it may matter after that. The host calls
 * it from one thread at a time. What escapes it ends the line, so that nothing is acknowledged by mistake; the terminal calls
 * again.
 */
@ConsumerType
public interface StandingCall {

    /**
     * One whole message of the terminal.
     *
     * @return the answer, if the message wants one
     * @throws NotStoredException if what it brought could not be committed; let it pass
     * @throws DriverException if it makes no sense
     */
    Optional<String> hear(String message) throws NotStoredException, DriverException, InterruptedException;

    /**
     * What to say unasked, if anything. The host asks after each message that was heard, and about once in a second while an
     * errand is open for the terminal.
     */
    Optional<String> speak() throws NotStoredException, DriverException, InterruptedException;
}
