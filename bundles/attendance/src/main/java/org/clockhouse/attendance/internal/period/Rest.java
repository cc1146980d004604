package org.clockhouse.attendance.internal.period;

import java.util.OptionalInt;

/**
 * Time from the end of a shift to the start of the next (guide, section 15).
 *
 * @param shortBy what is missing to the least that is allowed
 */
public record Rest(int minutes, int shortBy) {

    /** @param end of the first, minute since 1970-01-01T00:00Z @param start of the second */
    public static Rest between(int end, int start, OptionalInt least) {
        int minutes = start - end;
        return new Rest(minutes, Math.max(0, least.orElse(minutes) - minutes));
    }
}
