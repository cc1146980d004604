package org.clockhouse.registry.internal.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.internal.Pinyin;
import org.clockhouse.registry.internal.SearchKeys;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.OrganisationRepository;

/** The company's sites and departments as read once in a transaction. */
public final class Places {

    private final Map<SiteId, Site> sites;
    private final Map<DepartmentId, Department> departments;
    private final Clock clock;

    Places(List<Site> sites, List<Department> departments, Clock clock) {
        this.sites = sites.stream().collect(Collectors.toMap(Site::id, Function.identity()));
        this.departments = departments.stream().collect(Collectors.toMap(Department::id, Function.identity()));
        this.clock = clock;
    }

    public static Places read(OrganisationRepository organisation, DepartmentRepository departments, Clock clock) {
        return new Places(organisation.sites(), departments.tree(), clock);
    }

    /** The date at a site now; at an unknown one the date in UTC. */
    public LocalDate today(SiteId site) {
        return LocalDate.now(
                clock.withZone(sites.containsKey(site) ? sites.get(site).zone() : ZoneOffset.UTC));
    }

    /** The date at the oldest site. */
    public LocalDate today() {
        return sites.keySet().stream().sorted().findFirst().map(this::today).orElseGet(() -> LocalDate.now(clock));
    }

    /** The site there is, if there is only one to choose. */
    public Optional<SiteId> onlySite() {
        List<Site> open = sites.values().stream().filter(site -> !site.closed()).toList();
        return open.size() == 1 ? Optional.of(open.get(0).id()) : Optional.empty();
    }

    /** The zone of a site. */
    public ZoneId zone(SiteId site) {
        return sites.get(site).zone();
    }

    /** @throws Refused if nobody may be put there, or this scope may not */
    public void require(Scope scope, Placement placement) {
        wrong(placement).ifPresent(violation -> {
            throw new Refused(violation.code(), violation.detail(), List.of(violation));
        });
        if (!covers(scope, placement)) {
            throw Refused.at(
                    "/departmentId",
                    "employee.placement.out-of-scope",
                    "you may not put people at that site and department");
        }
    }

    public Optional<Violation> wrong(Placement placement) {
        Site site = sites.get(placement.site());
        Department department = departments.get(placement.department());
        if (site == null) {
            return violation("/siteId", "employee.site.unknown", "there is no such site");
        }
        if (site.closed()) {
            return violation(
                    "/siteId", "employee.site.closed", "the site " + site.name().any() + " is closed");
        }
        if (department == null) {
            return violation("/departmentId", "employee.department.unknown", "there is no such department");
        }
        if (department.closed()) {
            return violation(
                    "/departmentId",
                    "employee.department.closed",
                    "the department " + department.name().any() + " is closed");
        }
        return placement.position().length() <= 60
                ? Optional.empty()
                : violation("/position", "employee.position.long", "a position has at most 60 letters");
    }

    public boolean covers(Scope scope, Placement placement) {
        return scope.everybody()
                || scope.sites().contains(placement.site())
                || above(placement.department()).anyMatch(scope.departments()::contains);
    }

    /** The department and everything below it; nothing if there is no such department. */
    public Set<DepartmentId> within(DepartmentId top) {
        Department department = departments.get(top);
        return department == null
                ? Set.of()
                : departments.values().stream()
                        .filter(each -> each.isWithin(department))
                        .map(Department::id)
                        .collect(Collectors.toSet());
    }

    /** Departments whose name contains the text, in either language, or whose pinyin starts with it, and all below. */
    public Set<DepartmentId> named(String folded) {
        Set<DepartmentId> named = new HashSet<>();
        departments.values().stream()
                .filter(each -> isNamed(each, folded))
                .forEach(each -> named.addAll(within(each.id())));
        return named;
    }

    private static boolean isNamed(Department department, String folded) {
        return SearchKeys.fold(department.name().zh()).contains(folded)
                || SearchKeys.fold(department.name().en()).contains(folded)
                || Pinyin.together(Pinyin.of(department.name().zh()).all()).stream()
                        .anyMatch(spoken -> spoken.startsWith(folded));
    }

    private java.util.stream.Stream<DepartmentId> above(DepartmentId department) {
        Department from = departments.get(department);
        return from == null
                ? java.util.stream.Stream.empty()
                : departments.values().stream().filter(from::isWithin).map(Department::id);
    }

    private static Optional<Violation> violation(String pointer, String code, String detail) {
        return Optional.of(new Violation(pointer, code, detail));
    }
}
