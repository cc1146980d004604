package org.clockhouse.registry;

import java.time.LocalDate;
import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The people, one at a time. Outside the scope a person is {@link org.clockhouse.kernel.NotFound}, and nobody is put there:
 * {@code employee.placement.out-of-scope}. A version that is not the stored one is {@link org.clockhouse.kernel.Stale}.
 */
@ProviderType
public interface Employees {

    /**
     * @throws org.clockhouse.kernel.Refused {@code employee.number.taken} (a duplicate), {@code employee.number.malformed},
     *     {@code employee.phone.malformed}, {@code employee.email.malformed}, {@code employee.site.unknown} and the like,
     *     each with the pointer of the field
     */
    Employee hire(Actor actor, Scope scope, EmployeeDraft draft);

    /** Corrects the number or the personal data as if they had always been so. Changing nothing is allowed and writes nothing. */
    Employee amend(Actor actor, Scope scope, EmployeeId employee, String number, PersonalData person, long version);

    /**
     * Puts a person elsewhere from a day on, which may lie ahead or behind; placements that would have begun later are
     * dropped.
     *
     * @throws org.clockhouse.kernel.Refused {@code employee.transfer.not-employed} if they are not employed on that day
     */
    Employee transfer(
            Actor actor,
            Scope scope,
            EmployeeId employee,
            LocalDate from,
            Placement placement,
            String reason,
            long version);

    /** Ends the employment with the day named as the last one. */
    Employee end(Actor actor, Scope scope, EmployeeId employee, LocalDate lastDay, String reason, long version);

    /** Takes somebody back whose employment ended; same person, same number, same history. */
    Employee rehire(Actor actor, Scope scope, EmployeeId employee, LocalDate from, Placement placement, long version);

    Employee find(OrgId org, Scope scope, EmployeeId employee);

    /** In the order of the pinyin. */
    Slice<Employee> page(OrgId org, Scope scope, EmployeeFilter filter, Page page);

    /** Every period, the oldest first. */
    List<EmploymentPeriod> history(OrgId org, Scope scope, EmployeeId employee);
}
