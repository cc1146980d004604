package org.clockhouse.attendance.leave;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.clockhouse.attendance.rule.PeriodPolicy.OnExpiry;
import org.clockhouse.kernel.EmployeeId;

/**
 * A line of a person's leave account. Lines are only added.
 *
 * @param source what it comes from: the year, the request, the date of the overtime; one line of a kind for each
 * @param date from which it counts
 * @param minutes more, or fewer
 * @param expires last date on which what it brings can be taken; empty for never
 * @param onExpiry what becomes of what nobody took by then
 * @param by as people know them
 */
public record LeaveEntry(
        EmployeeId employee,
        String type,
        Kind kind,
        String source,
        LocalDate date,
        int minutes,
        Optional<LocalDate> expires,
        OnExpiry onExpiry,
        String reason,
        String by,
        Instant at) {

    /** Names are stored. */
    public enum Kind {
        /** By the year. */
        GRANTED,
        /** By overtime. */
        EARNED,
        /** By an approved request. */
        TAKEN,
        /** What a request took, because it was withdrawn. */
        RETURNED,
        /** By hand. */
        ADJUSTED
    }
}
