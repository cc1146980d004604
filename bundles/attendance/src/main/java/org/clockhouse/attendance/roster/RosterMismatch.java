package org.clockhouse.attendance.roster;

import java.util.Optional;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.DayResult;

/**
 * Where what happened is not what was planned.
 *
 * @param other who came instead, or instead of whom this person came, as far as times tell
 */
public record RosterMismatch(Person person, DayResult day, Kind kind, Optional<Person> other) {

    public enum Kind {
        /** Planned, and not there. */
        ABSENT,
        /** There, and not planned. */
        UNPLANNED
    }
}
