package org.clockhouse.attendance.internal.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.kernel.EmployeeId;

/** What a locked date would come to now. @param inputHash 0 where no result would be left */
public record Late(
        EmployeeId employee,
        LocalDate date,
        int ordinal,
        Buckets minutes,
        DayStatus status,
        List<Flag> flags,
        long inputHash,
        Instant at) {

    public static Late nothing(EmployeeId employee, LocalDate date, int ordinal, Instant at) {
        return new Late(employee, date, ordinal, Buckets.NONE, DayStatus.NORMAL, List.of(), 0, at);
    }
}
