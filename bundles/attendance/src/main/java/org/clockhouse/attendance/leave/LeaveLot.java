package org.clockhouse.attendance.leave;

import java.time.LocalDate;
import java.util.Optional;
import org.clockhouse.attendance.rule.PeriodPolicy.OnExpiry;

/**
 * What one line of a leave account brought, as it stands on a date.
 *
 * @param from the line that brought it
 * @param left minutes that nobody has taken
 * @param expires the last date on which they can be taken; moved on by its own length, as often as it passed, where time off is
 *     extended; empty for never
 */
public record LeaveLot(LeaveEntry from, int left, Optional<LocalDate> expires) {

    /** Whether it can be taken on a date. The day of expiry is the last. */
    public boolean isOpenOn(LocalDate date) {
        return from.onExpiry() == OnExpiry.EXTEND
                || from.expires().isEmpty()
                || !from.expires().get().isBefore(date);
    }

    /** Minutes that nobody took in time and that are paid therefore (Labour Law, art. 44). */
    public int paid(LocalDate date) {
        return !isOpenOn(date) && from.onExpiry() == OnExpiry.PAY_AT_RATE ? left : 0;
    }

    /** Minutes that nobody took in time and that are gone. */
    public int lapsed(LocalDate date) {
        return !isOpenOn(date) && from.onExpiry() == OnExpiry.LAPSE ? left : 0;
    }
}
