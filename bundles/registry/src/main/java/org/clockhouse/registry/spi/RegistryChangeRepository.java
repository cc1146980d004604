package org.clockhouse.registry.spi;

import java.util.Collection;
import java.util.List;
import org.clockhouse.registry.RegistryChange;
import org.osgi.annotation.versioning.ConsumerType;

/** What waits to be evaluated anew. */
@ConsumerType
public interface RegistryChangeRepository {

    void add(Collection<RegistryChange> changes);

    /** Removes and returns the oldest. */
    List<RegistryChange> take(int limit);
}
