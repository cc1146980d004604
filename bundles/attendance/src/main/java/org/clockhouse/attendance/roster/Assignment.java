package org.clockhouse.attendance.roster;

import java.time.LocalDate;
import java.util.Optional;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;

/**
 * Who works which pattern from when. The nearest statement wins completely: a dated change, then the person's, then that of
 * the nearest department above the person, then that of the person's site, then the company's (guide, section 3).
 *
 * @param until inclusive; empty when it has no end
 * @param runsOnHolidays whether the calendar is left aside, as for crews that work round the clock
 */
public record Assignment(
        AssignmentId id,
        Target target,
        Pattern pattern,
        LocalDate from,
        Optional<LocalDate> until,
        boolean runsOnHolidays,
        long version) {

    /** Whom it is about. */
    public sealed interface Target {
        /** Everybody in the company. */
        record Everybody() implements Target {}

        /** The department and everything below it. */
        record OfDepartment(DepartmentId department) implements Target {}

        /** Whoever is placed at the site on the date. */
        record OfSite(SiteId site) implements Target {}

        record OfEmployee(EmployeeId employee) implements Target {}
    }

    public Assignment {
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new Refused("roster.period", "the assignment ends before it starts");
        }
    }

    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && (until.isEmpty() || !date.isAfter(until.get()));
    }
}
