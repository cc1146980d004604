package org.clockhouse.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** The visit road: the host asks the terminal. */
@ConsumerType
public interface TerminalDriver extends Driver {

    /**
     * Opens a session with one terminal and proves that it answers.
     *
     * @throws DriverException if the terminal cannot be reached, refuses, or is not of this family
     */
    TerminalSession connect(TerminalAddress address, DriverContext context)
            throws DriverException, InterruptedException;
}
