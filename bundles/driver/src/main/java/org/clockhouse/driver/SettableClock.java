package org.clockhouse.driver;

import java.time.LocalDateTime;
import org.osgi.annotation.versioning.ConsumerType;

/** Facet of a session whose clock can be read and set, in the mode its descriptor states. Never set as a side effect. */
@ConsumerType
public interface SettableClock {

    LocalDateTime readClock() throws DriverException, InterruptedException;

    void setClock(LocalDateTime reading) throws DriverException, InterruptedException;
}
