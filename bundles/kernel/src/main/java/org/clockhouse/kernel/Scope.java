package org.clockhouse.kernel;

import java.util.HashSet;
import java.util.Set;

/**
 * Which people an actor may see: those of the sites, those of the departments and everything below them, and the people
 * named. Handed to every query; an empty scope sees nobody.
 */
public record Scope(boolean everybody, Set<SiteId> sites, Set<DepartmentId> departments, Set<EmployeeId> people) {

    public static final Scope EVERYBODY = new Scope(true, Set.of(), Set.of(), Set.of());
    public static final Scope NOBODY = new Scope(false, Set.of(), Set.of(), Set.of());

    public Scope {
        sites = Set.copyOf(sites);
        departments = Set.copyOf(departments);
        people = Set.copyOf(people);
    }

    public static Scope only(EmployeeId person) {
        return new Scope(false, Set.of(), Set.of(), Set.of(person));
    }

    public static Scope only(Set<EmployeeId> people) {
        return new Scope(false, Set.of(), Set.of(), people);
    }

    public Scope union(Scope other) {
        return new Scope(
                everybody || other.everybody,
                union(sites, other.sites),
                union(departments, other.departments),
                union(people, other.people));
    }

    public boolean isEmpty() {
        return !everybody && sites.isEmpty() && departments.isEmpty() && people.isEmpty();
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
