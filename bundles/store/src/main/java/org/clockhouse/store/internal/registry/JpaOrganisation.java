package org.clockhouse.store.internal.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.organisation.Area;
import org.clockhouse.registry.organisation.Company;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.clockhouse.store.internal.JpaTransactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Few rows, seldom changed: entities. */
@Component
public final class JpaOrganisation implements OrganisationRepository {

    /** Stands for no company in a transaction that reads across companies. */
    private static final OrgId NOBODY = new OrgId(new java.util.UUID(0, 0));

    private final JpaTransactions transactions;

    @Activate
    public JpaOrganisation(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Company> company() {
        return transactions.find(CompanyRow.class, transactions.org().text()).map(CompanyRow::toCompany);
    }

    @Override
    public List<Company> companies() {
        if (!transactions.isOpen()) {
            return transactions.in(NOBODY, this::companies);
        }
        return transactions
                .sql("select id, name_zh, name_en, version from company order by id")
                .list(row -> new Company(
                        OrgId.of(row.text("id")),
                        new LocalName(row.text("name_zh"), row.text("name_en")),
                        row.number("version")));
    }

    @Override
    public void insert(Company company) {
        insertRow(new CompanyRow(company), "organisation", company.id().text());
        // The row that writers of the tree hold, so that the first two of them do not both make it.
        transactions
                .sql(
                        "insert into department_tree (org_id, changes) values (?, 0)",
                        company.id().text())
                .update();
    }

    @Override
    public Company update(Company company) {
        return change(
                CompanyRow.class,
                "organisation",
                company.id().text(),
                company,
                CompanyRow::take,
                CompanyRow::toCompany);
    }

    @Override
    public List<Site> sites() {
        return all(SiteRow.class, SiteRow::toSite);
    }

    @Override
    public Optional<Site> site(SiteId site) {
        return transactions.find(SiteRow.class, site.text()).map(SiteRow::toSite);
    }

    @Override
    public void insert(Site site) {
        insertRow(
                new SiteRow(transactions.org().text(), site), "site", site.id().text());
    }

    @Override
    public Site update(Site site) {
        return change(SiteRow.class, "site", site.id().text(), site, SiteRow::take, SiteRow::toSite);
    }

    @Override
    public List<Area> areas() {
        return all(AreaRow.class, AreaRow::toArea);
    }

    @Override
    public Optional<Area> area(AreaId area) {
        return transactions.find(AreaRow.class, area.text()).map(AreaRow::toArea);
    }

    @Override
    public void insert(Area area) {
        insertRow(
                new AreaRow(transactions.org().text(), area), "area", area.id().text());
    }

    @Override
    public Area update(Area area) {
        return change(AreaRow.class, "area", area.id().text(), area, AreaRow::take, AreaRow::toArea);
    }

    private <R, T> List<T> all(Class<R> rows, Function<R, T> toValue) {
        return transactions
                .em()
                .createQuery("select r from " + rows.getSimpleName() + " r where r.orgId = :org order by r.id", rows)
                .setParameter("org", transactions.org().text())
                .getResultList()
                .stream()
                .map(toValue)
                .toList();
    }

    private void insertRow(Object row, String kind, String id) {
        transactions.insert(row, () -> new Stale(kind, id));
    }

    private <R, T> T change(
            Class<R> rows, String kind, String id, T value, BiConsumer<R, T> take, Function<R, T> toValue) {
        R row = transactions.find(rows, id).orElseThrow(() -> new NotFound(kind, id));
        take.accept(row, value);
        // The version rises even when nothing else differs, as the contract says.
        transactions.em().lock(row, javax.persistence.LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        transactions.flush(() -> new Stale(kind, id));
        return toValue.apply(row);
    }
}
