package org.clockhouse.registry;

import java.util.List;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** What is still to be evaluated anew because the registry changed. A row written with the change itself; read by one reader. */
@ProviderType
public interface RegistryChanges {

    /**
     * Takes at most so many away, the oldest first. Call it in the transaction that writes what follows from them: when that
     * rolls back they are there again.
     */
    List<RegistryChange> take(OrgId org, int limit);
}
