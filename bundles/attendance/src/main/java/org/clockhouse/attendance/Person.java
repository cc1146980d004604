package org.clockhouse.attendance;

import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Employee;

/** Whom a timesheet is about, as the registry knows them now. */
public record Person(EmployeeId id, String number, LocalName name, SiteId site, DepartmentId department) {

    /** @param employee as the registry has them now */
    public static Person of(Employee employee) {
        return new Person(employee.id(), employee.number(), employee.name(), employee.site(), employee.department());
    }
}
