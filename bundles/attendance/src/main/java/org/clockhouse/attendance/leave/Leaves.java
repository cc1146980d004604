package org.clockhouse.attendance.leave;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** People's leave accounts. People outside the scope are {@link org.clockhouse.kernel.NotFound}. */
@ProviderType
public interface Leaves {

    /** Of every type that has one. */
    List<LeaveBalance> balances(OrgId org, Scope scope, EmployeeId employee, LocalDate date);

    /** By date. */
    List<LeaveEntry> entries(OrgId org, Scope scope, EmployeeId employee);

    /**
     * What the lines of many people's accounts brought, as it stands on a date, used up and expired lots too: by type, those that
     * expire first in front. Whom the caller may not see is left out, and so is who has no line.
     */
    Map<EmployeeId, List<LeaveLot>> lots(OrgId org, Scope scope, Collection<EmployeeId> employees, LocalDate date);

    /** Minutes of a day of leave of each, by the rules of a date. Whom the caller may not see is left out. */
    Map<EmployeeId, Integer> dayLengths(OrgId org, Scope scope, Collection<EmployeeId> employees, LocalDate date);

    /**
     * Adds a line by hand.
     *
     * @param minutes more, or fewer
     * @throws org.clockhouse.kernel.Refused {@code leave.type}, {@code leave.reason.missing}, {@code leave.minutes}
     */
    LeaveEntry adjust(
            Actor actor,
            Scope scope,
            EmployeeId employee,
            String type,
            LocalDate date,
            int minutes,
            Optional<LocalDate> expires,
            String reason);

    /**
     * Grants a year to everybody of the scope who has not had it yet.
     *
     * @return how many people were granted something
     * @throws org.clockhouse.kernel.Refused {@code leave.type} for a type that grants nothing by the year
     */
    int grant(Actor actor, Scope scope, String type, int year);

    /** Since when somebody works, with whomever: what a year brings follows from it. */
    LocalDate workingSince(OrgId org, Scope scope, EmployeeId employee);

    void setWorkingSince(Actor actor, Scope scope, EmployeeId employee, LocalDate date);

    /**
     * Turns overtime of a locked period into time off, once; what the rules of the date say of its expiry holds.
     *
     * @param from OT_REST, OT_WORKDAY or both
     * @return how many people earned something
     * @throws org.clockhouse.kernel.Refused {@code period.not-locked}, {@code leave.source}
     */
    int compensate(Actor actor, Scope scope, PeriodId period, Set<Bucket> from);
}
