package org.clockhouse.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** The listen road: between visits the session stands open, and the terminal announces punches over its line. */
@ConsumerType
public interface ListeningDriver extends TerminalDriver {

    @Override
    ListeningSession connect(TerminalAddress address, DriverContext context)
            throws DriverException, InterruptedException;
}
