package org.clockhouse.attendance;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one person's days come to over more than a day (guide, sections 10 and 11). The days themselves stay as they are.
 *
 * @param kind a week with tiers, or a cycle of comprehensive hours
 * @param until last date, inclusive; dates to come count nothing yet
 * @param rules those of the first day of it that has a result
 * @param attended a week's without what is overtime of its day already; a cycle's with all of it
 * @param standard minutes of the cycle; 0 for a week
 * @param holiday minutes on statutory dates; 0 for a week
 * @param overtime above the thresholds of days and week, or above the standard
 * @param tiers the overtime of a week by the name of the tier, of the day or of the week; empty for a cycle
 * @param monthly overtime of an average month of a cycle; 0 for a week
 * @param overCap of it above the ceiling of a month
 */
public record WorkCycle(
        Kind kind,
        LocalDate from,
        LocalDate until,
        DayResult.RuleRef rules,
        int attended,
        int standard,
        int regular,
        int holiday,
        int overtime,
        SortedMap<String, Integer> tiers,
        int monthly,
        int overCap) {

    /** Names are shown by clients: add, never change. */
    public enum Kind {
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    public WorkCycle {
        tiers = Collections.unmodifiableSortedMap(new TreeMap<>(tiers));
    }
}
