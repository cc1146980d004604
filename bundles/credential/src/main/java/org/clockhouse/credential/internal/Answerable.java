package org.clockhouse.credential.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.notice.Audience;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;

/** Who answers for somebody. */
public final class Answerable {

    private Answerable() {}

    /**
     * Those over a person's site, department, or any department above it.
     *
     * @param tree all departments of the company
     */
    public static Audience.Over over(Employee person, List<Department> tree) {
        return new Audience.Over(person.id(), person.site(), above(tree, person.department()));
    }

    private static Set<DepartmentId> above(List<Department> tree, DepartmentId id) {
        return tree.stream()
                .filter(each -> each.id().equals(id))
                .findAny()
                .map(own ->
                        tree.stream().filter(own::isWithin).map(Department::id).collect(Collectors.toSet()))
                .orElse(Set.of(id));
    }
}
