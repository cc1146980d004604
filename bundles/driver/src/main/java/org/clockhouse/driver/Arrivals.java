package org.clockhouse.driver;

import java.time.Clock;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The host's gate for terminals that call in. */
@ProviderType
public interface Arrivals {

    /**
     * Lets a terminal in by its serial number. One that nobody registered is shown in the unknown tray, is not let in, and
     * nothing it sends is to be acknowledged.
     *
     * @throws NotStoredException if the store cannot be asked
     */
    Optional<Admission> admit(TerminalIdentity caller, HttpCall call) throws NotStoredException, InterruptedException;

    /** The host's clock: the only source of the current time for a driver. */
    Clock clock();
}
