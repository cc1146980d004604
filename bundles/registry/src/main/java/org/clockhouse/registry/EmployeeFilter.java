package org.clockhouse.registry;

import java.util.Optional;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.SiteId;

/**
 * Which people a list shows; everything given must hold.
 *
 * @param text start of a name in either language, of its pinyin or initials, of the number or of a department's name, or the
 *     last four or more digits of a phone; upper and lower case, full and half width are the same; empty is everybody
 * @param department with everything below it
 * @param phones how much of a phone the text may be
 */
public record EmployeeFilter(
        String text,
        Optional<DepartmentId> department,
        Optional<SiteId> site,
        Optional<Employee.Status> status,
        PhoneSearch phones) {

    public static final EmployeeFilter ALL =
            new EmployeeFilter("", Optional.empty(), Optional.empty(), Optional.empty());

    /** By anything but the phone. */
    public EmployeeFilter(
            String text, Optional<DepartmentId> department, Optional<SiteId> site, Optional<Employee.Status> status) {
        this(text, department, site, status, PhoneSearch.NONE);
    }

    public static EmployeeFilter text(String text) {
        return new EmployeeFilter(text, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public EmployeeFilter withText(String other) {
        return new EmployeeFilter(other, department, site, status, phones);
    }

    public EmployeeFilter searching(PhoneSearch how) {
        return new EmployeeFilter(text, department, site, status, how);
    }
}
