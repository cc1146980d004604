package org.clockhouse.registry.spi;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Numbers;
import org.osgi.annotation.versioning.ConsumerType;

/** The people. Everything is set-based: one call is a handful of statements however many people it concerns. */
@ConsumerType
public interface EmployeeRepository {

    /** Those that exist, in no order. */
    List<Employee> find(Collection<EmployeeId> employees);

    /** Those of the people named whom the scope lets be seen. */
    Set<EmployeeId> seen(Scope scope, Collection<EmployeeId> employees);

    /** Everybody whose number, with {@link Numbers#bare} applied, is one of these. */
    List<Employee> numbered(Collection<String> bareNumbers);

    /** By {@link EmployeeFile#order}, then id. */
    Slice<Employee> page(Scope scope, EmployeeQuery query, Page page);

    /** Visitors who are searched for by their keys or phones, the newest first; at most so many. */
    List<Employee> visitors(EmployeeQuery query, int limit);

    /** Those of the people whose date of birth is known. */
    Map<EmployeeId, LocalDate> births(Collection<EmployeeId> employees);

    /** All periods of these people, each person's in order. */
    List<EmploymentPeriod> periods(Collection<EmployeeId> employees);

    /** @throws org.clockhouse.kernel.Refused {@code employee.number.taken}, a duplicate, when {@link Numbers#folded} is in use */
    void insert(Collection<EmployeeFile> files);

    /**
     * Replaces. Versions are compared with the stored ones and stored one up.
     *
     * @throws org.clockhouse.kernel.Stale if one of them is not the stored one; nothing is kept then
     */
    void update(Collection<EmployeeFile> files);

    /** Removes people to whom nothing refers. */
    void delete(Collection<EmployeeId> employees);

    /** Those to whom something outside the registry refers: a credential, an account, a punch. */
    Set<EmployeeId> referred(Collection<EmployeeId> employees);

    /**
     * People whose stored placement is not the one of the period that covers the date, or whose stored first day is not the
     * period's though an employment begins with it; at most so many.
     */
    List<EmployeeId> misplaced(LocalDate date, int limit);
}
