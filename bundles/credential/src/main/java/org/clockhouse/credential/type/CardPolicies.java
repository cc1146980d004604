package org.clockhouse.credential.type;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.osgi.annotation.versioning.ProviderType;

/** How lost and damaged cards are dealt with. */
@ProviderType
public interface CardPolicies {

    /** That of the company, set or as it ships; then those of sites. */
    List<CardPolicy> list(OrgId org);

    /** What holds at a site, or, with no site, where none has its own. */
    CardPolicy of(OrgId org, Optional<SiteId> site);

    /**
     * @param policy with the version as read; 0 for the first of a site
     * @throws org.clockhouse.kernel.NotFound if there is no such site
     * @throws org.clockhouse.kernel.Stale if somebody changed it since
     */
    CardPolicy set(Actor actor, CardPolicy policy);
}
