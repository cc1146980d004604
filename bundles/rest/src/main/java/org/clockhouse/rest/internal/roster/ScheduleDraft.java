package org.clockhouse.rest.internal.roster;

import java.time.DayOfWeek;
import java.util.Map;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;

/** One of {@code week} and {@code pattern}; weekdays not named are off. */
public record ScheduleDraft(
        @Maybe Map<DayOfWeek, ShiftId> week, @Maybe AssignmentView.PatternView pattern, @Maybe Boolean runsOnHolidays) {

    /** @param pointer to where it stands in what was sent */
    public Pattern domain(String pointer) {
        if ((week == null) == (pattern == null)) {
            throw ProblemException.invalid(
                    pointer + "/week", "value.choice", "exactly one of week and pattern is wanted");
        }
        return week == null ? new Pattern(pattern.anchor(), pattern.days()) : Pattern.week(week);
    }
}
