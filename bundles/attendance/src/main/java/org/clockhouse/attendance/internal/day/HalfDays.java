package org.clockhouse.attendance.internal.day;

/**
 * Where a half day of leave splits a shift (guide, section 13).
 *
 * @param morningUntil minute at which the first half ends
 * @param afternoonFrom minute at which the second begins
 */
public record HalfDays(int morningUntil, int afternoonFrom, int morningRequired, int afternoonRequired) {

    /** How. */
    public enum Split {
        /** Half of start to end, breaks included. */
        MIDDLE_SPAN,
        /** Half of the required minutes. */
        MIDDLE_NET,
        /** Before and after the first break; in the middle of the span where there is none. */
        AT_BREAK,
        /** At a time of day. */
        FIXED
    }

    /** @param at the minute of FIXED, which no other split reads */
    public static HalfDays of(Occurrence occurrence, Split split, int at) {
        MinuteSet required = occurrence.required();
        MinuteSet breaks = occurrence.breaks().and(MinuteSet.of(occurrence.from(), occurrence.until()));
        int middle = (occurrence.from() + occurrence.until()) / 2;
        return switch (split) {
            case MIDDLE_SPAN -> halves(required, middle, middle);
            case MIDDLE_NET -> {
                int net = required.after(required.length() / 2);
                yield halves(required, net, net);
            }
            case AT_BREAK ->
                breaks.isEmpty() ? halves(required, middle, middle) : halves(required, breaks.from(0), breaks.until(0));
            case FIXED -> halves(required, at, at);
        };
    }

    private static HalfDays halves(MinuteSet required, int until, int from) {
        return new HalfDays(
                until,
                from,
                required.before(until).length(),
                required.since(from).length());
    }
}
