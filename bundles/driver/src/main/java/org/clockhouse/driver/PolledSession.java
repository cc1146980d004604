package org.clockhouse.driver;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Facet of a session whose terminal keeps nothing and tells what happened only when it is asked, many times a second, as readers on
 * an RS-485 line. Such a session stands open between visits: the host asks all terminals of one endpoint in turn, by one thread,
 * and makes the next visit as soon as there is something to read. What was told is kept by the driver until it is acknowledged.
 */
@ConsumerType
public interface PolledSession extends TerminalSession {

    /**
     * Asks once, and takes what comes. One answer that is missing is nothing yet: it is asked for again by the next call, so that
     * a terminal that is gone does not keep the others on its line waiting.
     *
     * @return whether there is something to read
     * @throws DriverException unreachable when answers have been missing for too long
     */
    boolean poll() throws DriverException, InterruptedException;
}
