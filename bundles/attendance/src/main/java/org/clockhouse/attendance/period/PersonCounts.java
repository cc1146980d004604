package org.clockhouse.attendance.period;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.rule.Policy;

/**
 * What one person's days come to by the counts of their rules (guide, sections 6, 7 and 16). The days themselves stay as they are.
 *
 * @param totals weeks, then two weeks, then months, each in order of date
 * @param lates in order of date
 * @param points in order of date
 * @param allowances by name
 */
public record PersonCounts(
        Person person,
        List<TotalHours> totals,
        List<LateCount> lates,
        List<PointCount> points,
        List<AllowanceCount> allowances) {

    /**
     * A week, two weeks or a month of which only the total counts.
     *
     * @param until its last date, or the last day of somebody who leaves before
     * @param share of its workdays on which the person is employed: of minutes that the rules ask of all of it so much is asked
     * @param days what its days say by themselves
     * @param state of the least settled of its days; provisional while there are dates to come
     * @param required less what leave and trips cover
     * @param regular what counts towards it, without what its days have as overtime
     * @param lacking what is missing to it, so far
     * @param overtime above it, where the rules count overtime by quantity
     */
    public record TotalHours(
            Policy.Hours.Per per,
            LocalDate from,
            LocalDate until,
            DayResult.RuleRef rules,
            Share share,
            Buckets days,
            ResultState state,
            int required,
            int attended,
            int regular,
            int lacking,
            int overtime) {

        /** Workdays of the calendar. */
        public record Share(int employed, int workdays) {}
    }

    /**
     * Lates of a period.
     *
     * @param until as of a total
     * @param state as of a total
     * @param lates results that are late, and not so late that they are absence or lack their punch
     * @param free how many of them are not asked about
     * @param forgiven minutes of those
     * @param charged how many times the others cost something
     * @param minutes what they cost, beside the late minutes of each
     */
    public record LateCount(
            LocalDate from,
            LocalDate until,
            DayResult.RuleRef rules,
            ResultState state,
            int lates,
            int free,
            int forgiven,
            int charged,
            int minutes) {}

    /**
     * What exceptions of a period weigh.
     *
     * @param until as of a total
     * @param state as of a total
     * @param each points by exception, those that occurred
     * @param most from which on somebody is told
     */
    public record PointCount(
            LocalDate from,
            LocalDate until,
            DayResult.RuleRef rules,
            ResultState state,
            SortedMap<String, Integer> each,
            int points,
            OptionalInt most) {

        public PointCount {
            each = Collections.unmodifiableSortedMap(new TreeMap<>(each));
        }

        public boolean isReached() {
            return most.isPresent() && points >= most.getAsInt();
        }
    }

    /** @param results that have enough minutes of the measure @param count what they count together */
    public record AllowanceCount(String name, int results, int count) {}

    public PersonCounts {
        totals = List.copyOf(totals);
        lates = List.copyOf(lates);
        points = List.copyOf(points);
        allowances = List.copyOf(allowances);
    }
}
