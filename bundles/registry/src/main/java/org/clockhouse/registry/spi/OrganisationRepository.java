package org.clockhouse.registry.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.organisation.Area;
import org.clockhouse.registry.organisation.Company;
import org.clockhouse.registry.organisation.Site;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The company, its sites and areas. Updates compare the version with the stored one, throw
 * {@link org.clockhouse.kernel.Stale}, and store the version plus one, which they return.
 */
@ConsumerType
public interface OrganisationRepository {

    Optional<Company> company();

    /** Every company; the one read that needs no transaction of a company. */
    List<Company> companies();

    void insert(Company company);

    Company update(Company company);

    List<Site> sites();

    Optional<Site> site(SiteId site);

    void insert(Site site);

    Site update(Site site);

    List<Area> areas();

    Optional<Area> area(AreaId area);

    void insert(Area area);

    Area update(Area area);
}
