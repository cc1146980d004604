package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.calendar.DayType;

/**
 * What one person was to do on one date.
 *
 * @param site empty when not employed on the date
 * @param rules of the date when nothing is planned
 * @param source which statement won: {@code CHANGE, EMPLOYEE, DEPARTMENT, COMPANY} or {@code NONE}
 */
public record PlannedDate(
        LocalDate date,
        Optional<SiteId> site,
        ZoneId zone,
        DayType type,
        RuleSet rules,
        List<Occurrence> occurrences,
        String source) {

    public boolean isPlanned() {
        return occurrences.stream().anyMatch(Occurrence::isPlanned);
    }
}
