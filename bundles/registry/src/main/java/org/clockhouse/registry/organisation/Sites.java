package org.clockhouse.registry.organisation;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.osgi.annotation.versioning.ProviderType;

/** The company's places. Names are unique in each language, whatever the case. */
@ProviderType
public interface Sites {

    /** All of them, closed ones too, the oldest first. */
    List<Site> all(OrgId org);

    /** @throws org.clockhouse.kernel.NotFound if there is none */
    Site find(OrgId org, SiteId site);

    /** @throws org.clockhouse.kernel.Refused {@code site.name.taken} (a duplicate) */
    Site add(Actor actor, SiteDraft draft);

    /** A new zone or calendar evaluates the site's people anew from today on; results that are locked stay. */
    Site amend(Actor actor, SiteId site, SiteDraft draft, long version);

    /** Of all sites, the oldest first. */
    List<Area> areas(OrgId org);

    /**
     * @throws org.clockhouse.kernel.NotFound if there is no such site
     * @throws org.clockhouse.kernel.Refused {@code area.name.taken} (a duplicate) within the site
     */
    Area addArea(Actor actor, AreaDraft draft);

    /**
     * @throws org.clockhouse.kernel.Stale if the version is not the stored one
     * @throws org.clockhouse.kernel.Refused as {@link #addArea}
     */
    Area amendArea(Actor actor, AreaId area, AreaDraft draft, long version);
}
