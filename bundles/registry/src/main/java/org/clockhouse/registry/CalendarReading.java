package org.clockhouse.registry;

import java.util.List;

/**
 * What an iCalendar file says about a year.
 *
 * @param days in order, each date once
 * @param left what was not taken, in the order of the file
 */
public record CalendarReading(List<CalendarDay> days, List<Left> left) {

    /**
     * @param line of the file, from 1
     * @param code why: a word that clients show in their language
     * @param text the name of the event or the line itself, shortened
     */
    public record Left(int line, String code, String text) {}

    public CalendarReading {
        days = List.copyOf(days);
        left = List.copyOf(left);
    }
}
