package org.clockhouse.rest.internal.roster;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.validation.constraints.Size;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.AssignmentId;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Versioned;

/**
 * Who works what from when; for everybody where no department, site or employee is named.
 *
 * @param week the shift of each weekday, where the pattern is a week with at most one shift a day
 * @param pattern the days that come again and again
 * @param until inclusive; absent when it has no end
 */
public record AssignmentView(
        AssignmentId id,
        @Maybe DepartmentId departmentId,
        @Maybe SiteId siteId,
        @Maybe EmployeeId employeeId,
        @Maybe Map<DayOfWeek, ShiftId> week,
        PatternView pattern,
        LocalDate from,
        @Maybe LocalDate until,
        boolean runsOnHolidays,
        long version)
        implements Versioned {

    /** @param anchor a date on which the first of the days falls; @param days the shifts of each, none for a day off */
    public record PatternView(LocalDate anchor, @Size(min = 1, max = 366) List<List<ShiftId>> days) {}

    static AssignmentView of(Assignment assignment) {
        Pattern pattern = assignment.pattern();
        return new AssignmentView(
                assignment.id(),
                assignment.target() instanceof Assignment.Target.OfDepartment department
                        ? department.department()
                        : null,
                assignment.target() instanceof Assignment.Target.OfSite place ? place.site() : null,
                assignment.target() instanceof Assignment.Target.OfEmployee person ? person.employee() : null,
                week(pattern),
                new PatternView(pattern.anchor(), pattern.days()),
                assignment.from(),
                Results.orNull(assignment.until()),
                assignment.runsOnHolidays(),
                assignment.version());
    }

    private static Map<DayOfWeek, ShiftId> week(Pattern pattern) {
        if (!pattern.isWeek() || pattern.days().stream().anyMatch(day -> day.size() > 1)) {
            return null;
        }
        Map<DayOfWeek, ShiftId> week = new EnumMap<>(DayOfWeek.class);
        for (int day = 0; day < pattern.days().size(); day++) {
            DayOfWeek weekday = DayOfWeek.of(day + 1);
            pattern.days().get(day).stream().findFirst().ifPresent(shift -> week.put(weekday, shift));
        }
        return week;
    }
}
