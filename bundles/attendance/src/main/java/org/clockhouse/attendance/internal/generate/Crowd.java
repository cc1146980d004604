package org.clockhouse.attendance.internal.generate;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.generate.RosterPreference;
import org.clockhouse.attendance.internal.roster.Plans;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;

/**
 * Some people and what is known of their plans.
 *
 * @param drafts of them, and around the dates that are planned
 */
record Crowd(
        List<EmployeeId> people, Plans plans, List<RosterDraft> drafts, Map<EmployeeId, RosterPreference> preferences) {

    RosterPreference preference(EmployeeId person) {
        return preferences.getOrDefault(person, RosterPreference.none(person));
    }

    /** Where somebody of these works who counts for the department; empty when nobody does. */
    Optional<ZoneId> zone(DepartmentId department, RosterQuery query) {
        return people.stream()
                .flatMap(person -> query.from()
                        .datesUntil(query.until().plusDays(1))
                        .filter(date -> plans.departments(person, date).contains(department))
                        .limit(1)
                        .map(date -> plans.published(person, date).zone()))
                .findFirst();
    }

    /** The lines of a demand in which somebody counts on a date. */
    List<Demand.Line> lines(EmployeeId person, LocalDate date, Demand demand) {
        List<DepartmentId> departments = plans.departments(person, date);
        Set<String> skills = preference(person).skills();
        return demand.lines().stream()
                .filter(line -> departments.contains(line.department())
                        && (line.skill().isEmpty() || skills.contains(line.skill())))
                .toList();
    }
}
