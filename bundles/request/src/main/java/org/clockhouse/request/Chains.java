package org.clockhouse.request;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.osgi.annotation.versioning.ProviderType;

/** Who must agree to what. */
@ProviderType
public interface Chains {

    /** That of every kind, set or as it ships; then those of sites. By kind. */
    List<Chain> list(OrgId org);

    /**
     * What holds at a site, or, with no site, where none has its own.
     *
     * @throws org.clockhouse.kernel.NotFound if there is no such kind
     */
    Chain of(OrgId org, String kind, Optional<SiteId> site);

    /**
     * Holds for requests submitted from now on.
     *
     * @param chain with the version as read; 0 for the first of a site
     * @throws org.clockhouse.kernel.NotFound if there is no such kind or site
     * @throws org.clockhouse.kernel.Refused {@code chain.role.unknown}, {@code chain.role.own}
     * @throws org.clockhouse.kernel.Stale if somebody changed it since
     */
    Chain set(Actor actor, Chain chain);
}
