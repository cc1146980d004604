package org.clockhouse.attendance.internal.period;

import java.time.LocalDate;

/** When one person is with the company, from a date to another, both inclusive. */
public interface Employment {

    /** Of the person's calendar while employed. */
    int workdays(LocalDate from, LocalDate until);

    /** The same, employed or not; dates on which the person is not go by the site of today. */
    int calendarWorkdays(LocalDate from, LocalDate until);

    /** The last day; the second date for who stays. */
    LocalDate last(LocalDate from, LocalDate until);
}
