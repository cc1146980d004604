package org.clockhouse.attendance.roster;

import org.clockhouse.attendance.Person;

/**
 * What a published roster asks of one person, to be compared with colleagues.
 *
 * @param shifts how many
 * @param minutes planned, breaks left out
 * @param nights shifts with at least {@link #NIGHT} minutes inside the night window of their rules; 22:00 to 06:00 where those
 *     name none
 * @param weekends dates that are a Saturday or Sunday
 * @param holidays dates that the calendar names as statutory
 */
public record RosterDuty(Person person, int shifts, int minutes, int nights, int weekends, int holidays) {

    public static final int NIGHT = 120;
}
