package org.clockhouse.attendance.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** Who works which shift on which date. Past dates that a change touches are worked out again by themselves. */
@ProviderType
public interface Rosters {

    /** Every standing assignment, by start. */
    List<Assignment> assignments(OrgId org);

    /**
     * @param until inclusive; empty when it has no end
     * @throws org.clockhouse.kernel.Refused {@code roster.overlap} if the target has one in that time already (duplicate),
     *     {@code shift.unknown}, {@code roster.shifts.overlap} if two shifts of a day or of neighbouring days overlap
     */
    Assignment assign(
            Actor actor,
            Assignment.Target target,
            Pattern pattern,
            LocalDate from,
            Optional<LocalDate> until,
            boolean runsOnHolidays);

    /** @throws org.clockhouse.kernel.Stale if somebody changed it since the caller read that version */
    Assignment end(Actor actor, AssignmentId id, long version, LocalDate until);

    /** Takes an assignment back as if it had never been. @throws org.clockhouse.kernel.Stale as {@link #end} */
    void withdraw(Actor actor, AssignmentId id, long version);

    /**
     * Sets or replaces what a person works on a date.
     *
     * @throws org.clockhouse.kernel.Refused as {@link #assign}
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    OneOff change(Actor actor, OneOff oneOff);

    /**
     * Drops the dated change, so that the standing assignment holds again. No change is no error.
     *
     * @throws org.clockhouse.kernel.Stale as {@link #change}
     */
    void restore(Actor actor, EmployeeId employee, LocalDate date, long version);

    /** Dated changes of a person. @param until inclusive */
    List<OneOff> changes(OrgId org, EmployeeId employee, LocalDate from, LocalDate until);
}
