package org.clockhouse.attendance.internal.alert;

import java.time.LocalDateTime;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.DayResult;

/**
 * One planned occurrence of a person as it stands now: what alert rules look at.
 *
 * @param now wall time of the person's site
 * @param known whether the site's terminals have reported lately; without it nobody is missing, only unknown
 * @param away on leave or a trip that was approved, now
 */
public record Occasion(
        Person person, DayResult day, DayResult.Planned planned, LocalDateTime now, boolean known, boolean away) {

    boolean isSeen() {
        return day.firstIn().isPresent();
    }
}
