package org.clockhouse.registry.calendar;

import java.time.LocalDate;

/**
 * A date that departs from the week.
 *
 * @param name of the occasion, may be empty
 * @param source the law or decision behind it, may be empty
 * @param layer a company day hides a public one of the same date
 */
public record CalendarDay(LocalDate date, DayType type, String name, String source, Layer layer) {

    public enum Layer {
        /** What the state decreed; usually loaded a year at a time. */
        PUBLIC,
        /** What the company decided on top. */
        COMPANY
    }
}
