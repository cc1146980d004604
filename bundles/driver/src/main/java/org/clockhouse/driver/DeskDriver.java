package org.clockhouse.driver;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The desk road: a reader on somebody's desk tells what is held to it. Nothing of it is a punch; the host hands each read to
 * whoever listens at that desk, and forgets it.
 */
@ConsumerType
public interface DeskDriver extends Driver {

    /**
     * Opens the reader and, where it can be asked, proves that it is there.
     *
     * @throws DriverException if it is not there, is in use by another program, or the settings are wrong
     */
    DeskReader open(TerminalAddress address, DriverContext context) throws DriverException, InterruptedException;
}
