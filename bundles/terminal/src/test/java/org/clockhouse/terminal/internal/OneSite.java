package org.clockhouse.terminal.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.organisation.Area;
import org.clockhouse.registry.organisation.AreaDraft;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.SiteDraft;
import org.clockhouse.registry.organisation.Sites;

/** A company with one site and no areas. */
final class OneSite implements Sites {

    private final Site site;

    OneSite(SiteId works) {
        this.site = new Site(works, new LocalName("", "Works"), ZoneId.of("Asia/Shanghai"), Optional.empty(), false, 0);
    }

    @Override
    public List<Site> all(OrgId asked) {
        return List.of(site);
    }

    @Override
    public Site find(OrgId asked, SiteId id) {
        if (!id.equals(site.id())) {
            throw new NotFound("site", id.text());
        }
        return site;
    }

    @Override
    public Site add(Actor actor, SiteDraft draft) {
        throw new UnsupportedOperationException("there is one site");
    }

    @Override
    public Site amend(Actor actor, SiteId id, SiteDraft draft, long version) {
        throw new UnsupportedOperationException("there is one site");
    }

    @Override
    public List<Area> areas(OrgId asked) {
        return List.of();
    }

    @Override
    public Area addArea(Actor actor, AreaDraft draft) {
        throw new UnsupportedOperationException("there are no areas");
    }

    @Override
    public Area amendArea(Actor actor, AreaId area, AreaDraft draft, long version) {
        throw new UnsupportedOperationException("there are no areas");
    }
}
