package org.clockhouse.credential;

import java.util.Set;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.TerminalId;

/**
 * Which doors, for a group: people follow their department, so a transfer takes the doors along.
 *
 * @param departments with everything below them
 * @param people beside them
 */
public record AccessLevel(
        AccessLevelId id,
        LocalName name,
        Set<TerminalId> terminals,
        Set<DepartmentId> departments,
        Set<EmployeeId> people,
        long version) {

    public AccessLevel {
        terminals = Set.copyOf(terminals);
        departments = Set.copyOf(departments);
        people = Set.copyOf(people);
        if (name.any().isBlank()) {
            throw new Refused("access-level.name", "an access level needs a name");
        }
    }

    public AccessLevel atVersion(long stored) {
        return new AccessLevel(id, name, terminals, departments, people, stored);
    }
}
