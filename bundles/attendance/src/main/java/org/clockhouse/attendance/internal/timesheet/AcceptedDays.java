package org.clockhouse.attendance.internal.timesheet;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.spi.SheetRepository.Acceptance;
import org.clockhouse.kernel.EmployeeId;

/** Results that somebody said are right, as they were then. */
public record AcceptedDays(Set<Accepted> days) {

    static final AcceptedDays NONE = new AcceptedDays(Set.of());

    private record Accepted(EmployeeId employee, LocalDate date, int ordinal, long inputHash) {}

    public static AcceptedDays of(List<Acceptance> acceptances) {
        return new AcceptedDays(acceptances.stream()
                .map(one -> new Accepted(one.employee(), one.date(), one.ordinal(), one.inputHash()))
                .collect(Collectors.toSet()));
    }

    /** Whether an exception is none any more, while its day is as it was. */
    public boolean cover(AttendanceException exception) {
        DayResult day = exception.day();
        return exception.kind().canBeAccepted()
                && days.contains(new Accepted(day.employee(), day.date(), day.ordinal(), day.inputHash()));
    }
}
