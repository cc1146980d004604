package org.clockhouse.credential.access;

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
 * @param fulfilling the only ones who are let in at all, because something is asked there that they can prove; empty where
 *     nothing is asked
 */
public record Reach(Circle named, Optional<SiteId> site, Circle elsewhere, Optional<Set<EmployeeId>> fulfilling) {

    /** Where nothing is asked. */
    public Reach(Circle named, Optional<SiteId> site, Circle elsewhere) {
        this(named, site, elsewhere, Optional.empty());
    }

    public Reach {
        fulfilling = fulfilling.map(Set::copyOf);
    }

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
        boolean byDefault = site.filter(worksAt::equals).isPresent() && !elsewhere.contains(person, department);
        return (byDefault || named.contains(person, department))
                && fulfilling.map(those -> those.contains(person)).orElse(true);
    }
}
