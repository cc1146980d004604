package org.clockhouse.attendance.roster;

import java.time.LocalDate;
import java.util.List;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;

/**
 * What one person works on one date instead of everything else; the calendar is left aside.
 *
 * @param shifts in order of start; empty for a day off
 * @param version as read; 0 while there is none for that date
 */
public record OneOff(EmployeeId employee, LocalDate date, List<ShiftId> shifts, String reason, long version) {

    public OneOff {
        shifts = List.copyOf(shifts);
    }
}
