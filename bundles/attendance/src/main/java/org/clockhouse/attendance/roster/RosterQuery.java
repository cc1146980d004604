package org.clockhouse.attendance.roster;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;

/**
 * Which part of the roster; empty parts choose all.
 *
 * @param until inclusive; at most {@link #LONGEST} days
 * @param department and everything below it
 * @param people these and nobody else
 * @param text part of a number or name, or pinyin
 * @param parts what is shown beside what is published
 */
public record RosterQuery(
        LocalDate from,
        LocalDate until,
        Optional<SiteId> site,
        Optional<DepartmentId> department,
        Set<EmployeeId> people,
        String text,
        Set<Part> parts) {

    public static final int LONGEST = 62;

    /** What costs more or is not for everybody's eyes. */
    public enum Part {
        /** What planners drafted, and what speaks against it. */
        DRAFTS,
        /** What came of the plan. */
        ACTUAL
    }

    public RosterQuery {
        people = Set.copyOf(people);
        parts = Set.copyOf(parts);
        long days = until.toEpochDay() - from.toEpochDay() + 1;
        if (days < 1 || days > LONGEST) {
            throw Refused.at("?until", "value.range", "a period has 1 to " + LONGEST + " days, not " + days);
        }
    }
}
