package org.clockhouse.attendance.internal.closing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.kernel.EmployeeId;

/**
 * Which dates are locked, and what was adjusted of them.
 *
 * @param edition of the periods as they were read
 * @param periods the oldest first
 * @param adjustments of the locked dates that were asked for, by when they were worked out
 */
public record Closed(long edition, List<Period> periods, Map<EmployeeId, List<Adjustment>> adjustments) {

    public boolean covers(LocalDate date) {
        return periods.stream().anyMatch(period -> period.isLocked() && period.covers(date));
    }

    /** The newest line of a result. */
    Optional<Adjustment> newest(EmployeeId employee, LocalDate date, int ordinal) {
        return of(employee, date).stream()
                .filter(line -> line.ordinal() == ordinal)
                .reduce((one, later) -> later);
    }

    public List<Adjustment> of(EmployeeId employee, LocalDate date) {
        return adjustments.getOrDefault(employee, List.of()).stream()
                .filter(line -> line.date().equals(date))
                .toList();
    }
}
