package org.clockhouse.rest.internal.admin;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.account.Grant;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.rest.internal.http.Maybe;

/** A role for certain people: everybody, or those of the sites, of the departments with all below, and those named. */
public record GrantView(
        RoleId role,
        boolean everybody,
        @Maybe List<SiteId> siteIds,
        @Maybe List<DepartmentId> departmentIds,
        @Maybe List<EmployeeId> employeeIds) {

    static List<GrantView> of(Set<Grant> grants) {
        return grants.stream()
                .map(GrantView::of)
                .sorted((one, other) -> one.role().compareTo(other.role()))
                .toList();
    }

    static Set<Grant> domain(List<GrantView> grants) {
        return grants.stream()
                .map(grant -> new Grant(grant.role(), grant.scope()))
                .collect(Collectors.toSet());
    }

    private static GrantView of(Grant grant) {
        Scope scope = grant.scope();
        return new GrantView(
                grant.role(),
                scope.everybody(),
                scope.sites().stream().sorted().toList(),
                scope.departments().stream().sorted().toList(),
                scope.people().stream().sorted().toList());
    }

    private Scope scope() {
        return new Scope(everybody, set(siteIds), set(departmentIds), set(employeeIds));
    }

    private static <T> Set<T> set(List<T> list) {
        return list == null ? Set.of() : new HashSet<>(list);
    }
}
