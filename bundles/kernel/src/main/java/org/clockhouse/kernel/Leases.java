package org.clockhouse.kernel;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What one node may do and no other, for a time measured by the database's clock. Every change of owner raises the epoch,
 * so that a node that slept through the end of its lease can be told from its successor. Each call is a transaction of its
 * own.
 */
@ProviderType
public interface Leases {

    /** Takes a free lease or renews one's own; empty while it is another's. */
    Optional<Lease> take(String name, String owner, Duration length);

    /** Whether the lease is still that one: same owner, same epoch, not run out. */
    boolean isHeld(Lease lease);

    /** Gives it back before its end; nothing happens when it is another's by now. */
    void release(Lease lease);

    /** @param owner the node, as it calls itself */
    record Lease(String name, String owner, long epoch) {}
}
