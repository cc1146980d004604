package org.clockhouse.store.internal.registry;

import java.time.ZoneId;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import javax.persistence.Version;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.store.internal.OrgKey;

@Entity
@Table(name = "site")
@IdClass(OrgKey.class)
final class SiteRow {

    @Id
    @Column(name = "org_id")
    private String orgId;

    @Id
    private String id;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    private String zone;

    @Column(name = "calendar_id")
    private String calendarId;

    private boolean closed;

    @Version
    private long version;

    SiteRow() {}

    SiteRow(String orgId, Site site) {
        this.orgId = orgId;
        this.id = site.id().text();
        fill(site);
    }

    Site toSite() {
        return new Site(
                SiteId.of(id),
                new LocalName(nameZh, nameEn),
                ZoneId.of(zone),
                Optional.ofNullable(calendarId).map(CalendarId::of),
                closed,
                version);
    }

    void take(Site site) {
        if (site.version() != version) {
            throw new Stale("site", id);
        }
        fill(site);
    }

    private void fill(Site site) {
        nameZh = site.name().zh();
        nameEn = site.name().en();
        zone = site.zone().getId();
        calendarId = site.calendar().map(CalendarId::text).orElse(null);
        closed = site.closed();
    }
}
