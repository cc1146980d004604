package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.attendance.RuleSet;
import org.clockhouse.registry.DayType;

/**
 * Everything a date's results are a function of, besides punches and what is known by now.
 *
 * @param rules of a date without a plan
 * @param occurrences of this date
 * @param neighbours of the dates before and after: they compete for punches
 * @param cut where the date begins and ends when no shift says otherwise
 */
public record DayPlan(
        LocalDate date,
        ZoneId zone,
        DayType type,
        RuleSet rules,
        List<Occurrence> occurrences,
        List<Occurrence> neighbours,
        Occurrence.Window cut,
        Cover cover) {

    /** Approved leave, trips and overtime. */
    public record Cover(MinuteSet leave, MinuteSet trip, MinuteSet overtime) {
        public static final Cover NONE = new Cover(MinuteSet.EMPTY, MinuteSet.EMPTY, MinuteSet.EMPTY);

        /** Leave and trips. */
        public MinuteSet all() {
            return leave.or(trip);
        }
    }

    public DayPlan {
        occurrences = List.copyOf(occurrences);
        neighbours = List.copyOf(neighbours);
    }

    /** This date's and the neighbours', by start. */
    List<Occurrence> timeline() {
        List<Occurrence> all = new ArrayList<>(occurrences);
        all.addAll(neighbours);
        all.sort(Occurrence.BY_START);
        return all;
    }
}
