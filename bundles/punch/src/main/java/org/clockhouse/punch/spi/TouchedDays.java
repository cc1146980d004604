package org.clockhouse.punch.spi;

import java.util.Set;

/**
 * Whose days a stretch of the log touches.
 *
 * @param upTo up to here nothing is missing; the position asked for when there is nothing
 * @param more whether there is more beyond it
 */
public record TouchedDays(Set<DayMark> days, long upTo, boolean more) {

    public TouchedDays {
        days = Set.copyOf(days);
    }
}
