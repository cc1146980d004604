package org.clockhouse.attendance.closing;

import java.time.LocalDate;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.kernel.Refused;

/**
 * Work dates that are closed together (guide, section 17). Periods follow each other without a gap; nothing of a locked one ever
 * changes, and what becomes known later is an {@link Adjustment} of the next.
 *
 * @param until inclusive
 * @param despite why it was locked although something was open; empty when nothing was
 */
public record Period(PeriodId id, LocalDate from, LocalDate until, State state, String despite, long version) {

    /** How far it is. Names are stored. */
    public enum State {
        /** Days are worked and put right. */
        OPEN,
        /** People confirm their own month, and managers approve it. */
        REVIEW,
        LOCKED
    }

    public Period {
        if (until.isBefore(from) || until.isAfter(from.plusDays(MonthQuery.LONGEST - 1L))) {
            throw Refused.at(
                    "/until", "period.length", "a period has 1 to " + MonthQuery.LONGEST + " days, in their order");
        }
    }

    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(until);
    }

    public boolean isLocked() {
        return state == State.LOCKED;
    }

    public Period in(State to, String why) {
        return new Period(id, from, until, to, why, version);
    }

    /** The one after it: a month where this is one, else as many days. */
    public Period following() {
        LocalDate start = until.plusDays(1);
        LocalDate end = start.equals(from.plusMonths(1))
                ? start.plusMonths(1).minusDays(1)
                : start.plusDays(until.toEpochDay() - from.toEpochDay());
        return new Period(PeriodId.next(), start, end, State.OPEN, "", 0);
    }
}
