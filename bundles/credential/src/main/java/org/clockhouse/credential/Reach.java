package org.clockhouse.credential;

import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Employee;

/**
 * Who may use one terminal on one date.
 *
 * @param named whom access levels let there
 * @param site whose people may by default: an attendance terminal is everybody's who works at its site
 * @param elsewhere who is kept out of that default, because a level says the only places they go to
 */
public record Reach(Circle named, Optional<SiteId> site, Circle elsewhere) {

    /** @param departments each by itself: those below are named too */
    public record Circle(Set<DepartmentId> departments, Set<EmployeeId> people) {

        public static final Circle NOBODY = new Circle(Set.of(), Set.of());

        public Circle {
            departments = Set.copyOf(departments);
            people = Set.copyOf(people);
        }

        public boolean contains(EmployeeId person, DepartmentId department) {
            return people.contains(person) || departments.contains(department);
        }
    }

    /** A visitor goes where a level names them, and nowhere because of their host's department or site. */
    public boolean admits(Employee person) {
        return person.isVisitor()
                ? named.people().contains(person.id())
                : admits(person.id(), person.department(), person.site());
    }

    /** Of somebody who works here. */
    public boolean admits(EmployeeId person, DepartmentId department, SiteId worksAt) {
        return named.contains(person, department)
                || site.filter(worksAt::equals).isPresent() && !elsewhere.contains(person, department);
    }
}
