package org.clockhouse.registry.spi;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Employee;

/**
 * A filter, worked out: what is given must hold, and of the three search parts one.
 *
 * @param prefix start of a key, folded; empty for none
 * @param phone digits that a phone ends with, four or at least seven; empty for none
 * @param named departments whose name was searched for
 * @param departments the wanted one and everything below it; empty for all
 * @param today for the status
 * @param employedFrom with {@code employedUntil}: employed on one of these dates at least
 */
public record EmployeeQuery(
        String prefix,
        String phone,
        Set<DepartmentId> named,
        Set<DepartmentId> departments,
        Optional<SiteId> site,
        Optional<Employee.Status> status,
        LocalDate today,
        Optional<LocalDate> employedFrom,
        Optional<LocalDate> employedUntil) {

    public EmployeeQuery {
        named = Set.copyOf(named);
        departments = Set.copyOf(departments);
    }

    public boolean searches() {
        return !prefix.isEmpty() || !phone.isEmpty() || !named.isEmpty();
    }
}
