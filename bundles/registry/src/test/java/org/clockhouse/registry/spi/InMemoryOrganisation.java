package org.clockhouse.registry.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.organisation.Area;
import org.clockhouse.registry.organisation.Company;
import org.clockhouse.registry.organisation.Site;

public final class InMemoryOrganisation implements OrganisationRepository {

    private final InMemoryTransactions transactions;
    private final OrgTable<OrgId, Company> companies;
    private final OrgTable<SiteId, Site> sites;
    private final OrgTable<AreaId, Area> areas;

    public InMemoryOrganisation(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.companies = new OrgTable<>(transactions);
        this.sites = new OrgTable<>(transactions);
        this.areas = new OrgTable<>(transactions);
    }

    @Override
    public Optional<Company> company() {
        return companies.get(transactions.org());
    }

    @Override
    public List<Company> companies() {
        return companies.everywhere().stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    @Override
    public void insert(Company company) {
        companies.put(company.id(), company);
    }

    @Override
    public Company update(Company company) {
        check(
                "company",
                company.id().text(),
                company.version(),
                companies.get(company.id()).map(Company::version));
        Company next = new Company(company.id(), company.name(), company.version() + 1);
        companies.put(next.id(), next);
        return next;
    }

    @Override
    public List<Site> sites() {
        return List.copyOf(sites.values());
    }

    @Override
    public Optional<Site> site(SiteId site) {
        return sites.get(site);
    }

    @Override
    public void insert(Site site) {
        sites.put(site.id(), site);
    }

    @Override
    public Site update(Site site) {
        check("site", site.id().text(), site.version(), sites.get(site.id()).map(Site::version));
        Site next = new Site(site.id(), site.name(), site.zone(), site.calendar(), site.closed(), site.version() + 1);
        sites.put(next.id(), next);
        return next;
    }

    @Override
    public List<Area> areas() {
        return List.copyOf(areas.values());
    }

    @Override
    public Optional<Area> area(AreaId area) {
        return areas.get(area);
    }

    @Override
    public void insert(Area area) {
        areas.put(area.id(), area);
    }

    @Override
    public Area update(Area area) {
        check("area", area.id().text(), area.version(), areas.get(area.id()).map(Area::version));
        Area next = new Area(area.id(), area.site(), area.name(), area.version() + 1);
        areas.put(next.id(), next);
        return next;
    }

    private static void check(String kind, String id, long version, Optional<Long> stored) {
        if (!stored.equals(Optional.of(version))) {
            throw new Stale(kind, id);
        }
    }
}
