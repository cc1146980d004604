package org.clockhouse.attendance.internal.day;

import org.clockhouse.attendance.rule.BreakPolicy;
import org.clockhouse.attendance.rule.PeriodPolicy.HalfDay;
import org.clockhouse.attendance.rule.PeriodPolicy.Split;

/**
 * Where a half day of leave splits a shift (guide, section 13).
 *
 * @param morningUntil minute at which the first half ends
 * @param afternoonFrom minute at which the second begins
 */
public record HalfDays(int morningUntil, int afternoonFrom, int morningRequired, int afternoonRequired) {

    /** As the rules of the shift say; a time of day before its start is on the next date. */
    public static HalfDays of(Occurrence occurrence) {
        HalfDay rules = occurrence.policy().period().halfDay();
        int at = WallClock.minute(occurrence.date(), rules.at(), occurrence.zone());
        int after = at < occurrence.from()
                ? WallClock.minute(occurrence.date().plusDays(1), rules.at(), occurrence.zone())
                : at;
        return of(occurrence, rules.split(), after);
    }

    /** @param at the minute of FIXED, which no other split reads */
    public static HalfDays of(Occurrence occurrence, Split split, int at) {
        int middle = (occurrence.from() + occurrence.until()) / 2;
        boolean punched = occurrence.policy().breaks().kind() == BreakPolicy.Kind.PUNCHED;
        MinuteSet breaks = punched
                ? inTheMiddle(middle, occurrence.policy().breaks().allowance())
                : occurrence.breaks().and(MinuteSet.of(occurrence.from(), occurrence.until()));
        MinuteSet required = punched ? occurrence.required().minus(breaks) : occurrence.required();
        return switch (split) {
            case MIDDLE_SPAN -> halves(required, middle, middle);
            case MIDDLE_NET -> {
                if (punched && !breaks.isEmpty()) {
                    yield halves(required, breaks.from(0), breaks.until(0));
                }
                int net = required.after(required.length() / 2);
                yield halves(required, net, net);
            }
            case AT_BREAK ->
                breaks.isEmpty() ? halves(required, middle, middle) : halves(required, breaks.from(0), breaks.until(0));
            case FIXED -> halves(required, at, at);
        };
    }

    /** A punched break is planned nowhere: for halves that are worth the same it is thought of in between them. */
    private static MinuteSet inTheMiddle(int middle, int allowance) {
        int from = middle - allowance / 2;
        return MinuteSet.of(from, from + allowance);
    }

    private static HalfDays halves(MinuteSet required, int until, int from) {
        return new HalfDays(
                until,
                from,
                required.before(until).length(),
                required.since(from).length());
    }
}
