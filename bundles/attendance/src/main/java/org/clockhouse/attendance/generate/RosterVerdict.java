package org.clockhouse.attendance.generate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clockhouse.attendance.roster.RosterSheet.Finding;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;

/**
 * How good a roster is, in words and against what no roster can be better than.
 *
 * @param findings rules that are broken, as publishing would say it
 * @param uncovered where people are missing, by start; at most {@link #MOST_NAMED}
 * @param uncoveredMinutes of people, over all
 * @param unmet wishes; at most {@link #MOST_NAMED}
 * @param unmetWishes over all
 * @param loads what each person is planned for
 * @param rests what is proposed for work on days off
 * @param strain unfairness and unmet wishes as one figure; less is better
 * @param bound what no roster is better than
 */
public record RosterVerdict(
        List<Finding> findings,
        List<Uncovered> uncovered,
        int uncoveredMinutes,
        List<Unmet> unmet,
        int unmetWishes,
        List<Load> loads,
        List<Rest> rests,
        long strain,
        Bound bound) {

    public static final int MOST_NAMED = 100;

    /** @param skill that is missing; empty when anybody would do @param people how many are missing */
    public record Uncovered(DepartmentId department, String skill, Instant from, Instant until, int people) {}

    public record Unmet(EmployeeId employee, LocalDate date, RosterWish wish) {}

    /**
     * @param minutes planned
     * @param overtime of them, those beyond the workdays of the calendar at eight hours
     * @param nights shifts over midnight
     * @param daysOffWorked dates that the calendar leaves free
     */
    public record Load(EmployeeId employee, int minutes, int overtime, int nights, int daysOffWorked) {}

    /** @param off the workday proposed in exchange; after the last date when there is none before */
    public record Rest(EmployeeId employee, LocalDate worked, LocalDate off) {}

    /**
     * Worked out requirement by requirement, so that the best roster lies between it and the one found.
     *
     * @param uncoveredMinutes that nobody could cover, whatever is planned
     * @param unmetWishes that what is fixed rules out
     * @param strain of anything that covers as much
     */
    public record Bound(int uncoveredMinutes, int unmetWishes, long strain) {}

    public RosterVerdict {
        findings = List.copyOf(findings);
        uncovered = List.copyOf(uncovered);
        unmet = List.copyOf(unmet);
        loads = List.copyOf(loads);
        rests = List.copyOf(rests);
    }
}
