package org.clockhouse.store.internal.registry;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import javax.persistence.Version;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.organisation.Area;
import org.clockhouse.store.internal.OrgKey;

@Entity
@Table(name = "area")
@IdClass(OrgKey.class)
final class AreaRow {

    @Id
    @Column(name = "org_id")
    private String orgId;

    @Id
    private String id;

    @Column(name = "site_id")
    private String siteId;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    @Version
    private long version;

    AreaRow() {}

    AreaRow(String orgId, Area area) {
        this.orgId = orgId;
        this.id = area.id().text();
        fill(area);
    }

    Area toArea() {
        return new Area(AreaId.of(id), SiteId.of(siteId), new LocalName(nameZh, nameEn), version);
    }

    void take(Area area) {
        if (area.version() != version) {
            throw new Stale("area", id);
        }
        fill(area);
    }

    private void fill(Area area) {
        siteId = area.site().text();
        nameZh = area.name().zh();
        nameEn = area.name().en();
    }
}
