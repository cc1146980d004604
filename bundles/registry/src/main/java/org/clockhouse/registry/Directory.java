package org.clockhouse.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** People in bulk, for the suite's own work: set-based, at most one query a thousand. */
@ProviderType
public interface Directory {

    /** Those that exist, by id. */
    Map<EmployeeId, Employee> of(OrgId org, Collection<EmployeeId> employees);

    /**
     * Whom a number as a terminal writes it may mean: the one with exactly this number, else everybody whose number differs
     * only by leading zeros, which many terminals drop. A number that means nobody is not in the answer.
     */
    Map<String, List<Employee>> numbered(OrgId org, Collection<String> numbers);

    /** The periods of these people that touch the dates, both inclusive, each person's in order. */
    Map<EmployeeId, List<EmploymentPeriod>> periods(
            OrgId org, Collection<EmployeeId> employees, LocalDate from, LocalDate until);

    /** When those of the people were born of whom it is known: for what law asks of an age, and shown to nobody. */
    Map<EmployeeId, LocalDate> births(OrgId org, Collection<EmployeeId> employees);

    /** Who was employed on at least one of the dates and is seen through the filter now; in the order of the pinyin. */
    Slice<Employee> employed(OrgId org, Scope scope, EmployeeFilter filter, LocalDate from, LocalDate until, Page page);

    /** Those of the people named whom the scope lets be seen. */
    List<EmployeeId> seen(OrgId org, Scope scope, Collection<EmployeeId> employees);
}
