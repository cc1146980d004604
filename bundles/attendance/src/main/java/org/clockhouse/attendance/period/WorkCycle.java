package org.clockhouse.attendance.period;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.rule.PeriodPolicy.CycleBasis;
import org.clockhouse.attendance.rule.TierPolicy;

/**
 * What one person's days come to over more than a day (guide, sections 10 and 11). The days themselves stay as they are.
 *
 * @param kind a week or two with tiers, or a cycle of comprehensive hours
 * @param until last date, inclusive, which is the last day of somebody who leaves before; dates to come count nothing yet
 * @param rules those of the first day of it that has a result
 * @param ground what it is measured against
 * @param days what its days say by themselves
 * @param state of the least settled of its days; provisional while there are dates to come
 * @param provisionalDays whose result may change by itself
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
        Ground ground,
        Buckets days,
        ResultState state,
        int provisionalDays,
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
        YEAR,
        TWO_WEEKS
    }

    /**
     * Why the minutes are where they are: the values of the rules, and the calendar.
     *
     * @param tiers thresholds of a week or two; empty for a cycle
     * @param basis where the standard of a cycle comes from; empty for a week
     * @param workdays of the calendar in the cycle while employed; 0 for a week
     * @param monthCap ceiling of an average month of the cycle
     */
    public record Ground(Optional<TierPolicy> tiers, Optional<CycleBasis> basis, int workdays, OptionalInt monthCap) {

        public static Ground of(TierPolicy tiers) {
            return new Ground(Optional.of(tiers), Optional.empty(), 0, OptionalInt.empty());
        }

        public static Ground of(CycleBasis basis, int workdays, OptionalInt monthCap) {
            return new Ground(Optional.empty(), Optional.of(basis), workdays, monthCap);
        }
    }

    public WorkCycle {
        tiers = Collections.unmodifiableSortedMap(new TreeMap<>(tiers));
    }

    /** Whether it is divided by tiers; otherwise it is a cycle of comprehensive hours. */
    public boolean isOfTiers() {
        return ground.tiers().isPresent();
    }

    /** Whether it is over at the end of a date. */
    public boolean endsBy(LocalDate date) {
        return !until.isAfter(date);
    }
}
