package org.clockhouse.driver;

import java.util.Optional;
import org.clockhouse.driver.line.Line;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A session that may stand open between visits. The host watches its line and makes the next visit with the same session when
 * bytes come, and at the usual time when none do, which shows whether the terminal is still there. What is announced is a hint:
 * punches are read from the log, so that an announcement that is lost delays them and loses nothing.
 */
@ConsumerType
public interface ListeningSession extends TerminalSession {

    /**
     * Asks the terminal, at the end of a visit, to announce punches from now on. What it announces is taken off the line, and
     * acknowledged, by the first question of the next visit; the driver asks by {@link Line#resume}.
     *
     * @return the line to watch; empty when this terminal announces nothing, or is not to, and the session is closed as usual
     */
    Optional<Line> listen() throws DriverException, InterruptedException;
}
