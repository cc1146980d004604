package org.clockhouse.credential.spi;

import java.util.List;
import org.clockhouse.credential.WallTerminal;
import org.osgi.annotation.versioning.ConsumerType;

/** The terminals, as far as cards go there. */
@ConsumerType
public interface WallRepository {

    /** All that are not retired, by name. */
    List<WallTerminal> terminals();
}
