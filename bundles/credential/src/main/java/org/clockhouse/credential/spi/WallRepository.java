package org.clockhouse.credential.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ConsumerType;

/** The terminals, as far as cards go there. */
@ConsumerType
public interface WallRepository {

    /** All that are not retired, by name. */
    List<WallTerminal> terminals();

    /** Another number after each change of what a terminal is and where it hangs; how it stands changes nothing. */
    long edition();

    /** Empty for one that is retired, too. */
    Optional<WallTerminal> terminal(TerminalId terminal);
}
