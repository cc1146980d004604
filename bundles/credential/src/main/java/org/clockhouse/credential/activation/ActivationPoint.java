package org.clockhouse.credential.activation;

import java.util.Set;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;

/**
 * A place where cards are activated: a desk and its reader (C060).
 *
 * @param reader what the desk's reader is called
 * @param checks of which one is made
 * @param closed none is activated there any more
 */
public record ActivationPoint(
        ActivationPointId id,
        LocalName name,
        SiteId site,
        String reader,
        Set<ActivationCheck> checks,
        boolean closed,
        long version) {

    public ActivationPoint {
        checks = Set.copyOf(checks);
        reader = reader.strip();
        if (name.any().isBlank() || checks.isEmpty()) {
            throw new Refused("activation.point", "a point has a name and at least one kind of check");
        }
    }

    public ActivationPoint atVersion(long stored) {
        return new ActivationPoint(id, name, site, reader, checks, closed, stored);
    }
}
