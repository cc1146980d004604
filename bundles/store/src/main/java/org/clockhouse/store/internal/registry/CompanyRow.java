package org.clockhouse.store.internal.registry;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import javax.persistence.Version;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.organisation.Company;
import org.clockhouse.store.internal.OrgKey;

@Entity
@Table(name = "company")
@IdClass(OrgKey.class)
final class CompanyRow {

    @Id
    @Column(name = "org_id")
    private String orgId;

    @Id
    private String id;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    @Version
    private long version;

    CompanyRow() {}

    CompanyRow(Company company) {
        orgId = company.id().text();
        id = company.id().text();
        nameZh = company.name().zh();
        nameEn = company.name().en();
    }

    Company toCompany() {
        return new Company(OrgId.of(id), new LocalName(nameZh, nameEn), version);
    }

    void take(Company company) {
        if (company.version() != version) {
            throw new Stale("organisation", id);
        }
        nameZh = company.name().zh();
        nameEn = company.name().en();
    }
}
