package org.clockhouse.rest.internal.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;

/** The names of sites and departments for one answer; two queries, however many people are in it. */
public final class Places {

    private final Map<SiteId, Site> sites;
    private final Map<DepartmentId, Department> departments;
    private final Clock clock;

    private Places(Map<SiteId, Site> sites, Map<DepartmentId, Department> departments, Clock clock) {
        this.sites = sites;
        this.departments = departments;
        this.clock = clock;
    }

    public static Places of(OrgId org, Sites sites, Departments departments, Clock clock) {
        return new Places(
                sites.all(org).stream().collect(Collectors.toMap(Site::id, Function.identity())),
                departments.tree(org).stream().collect(Collectors.toMap(Department::id, Function.identity())),
                clock);
    }

    /** Null for a site that is not there. */
    public LocalName site(SiteId id) {
        Site site = sites.get(id);
        return site == null ? null : site.name();
    }

    /** Null for a department that is not there. */
    public LocalName department(DepartmentId id) {
        Department department = departments.get(id);
        return department == null ? null : department.name();
    }

    public ZoneId zone(SiteId id) {
        Site site = sites.get(id);
        return site == null ? ZoneOffset.UTC : site.zone();
    }

    /** The date on the wall there. */
    public LocalDate today(SiteId id) {
        return LocalDate.ofInstant(clock.instant(), zone(id));
    }
}
