package org.clockhouse.attendance.internal.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.registry.calendar.DayType;

/**
 * Everything a date's results are a function of, besides punches and what is known by now.
 *
 * @param rules of a date without a plan
 * @param occurrences of this date
 * @param neighbours of the dates before and after: they compete for punches; and of the evening before days off, where it matters
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
    public record Cover(MinuteSet leave, MinuteSet trip, MinuteSet overtime, MinuteSet credited, MinuteSet unpaid) {
        public static final Cover NONE = new Cover(MinuteSet.EMPTY, MinuteSet.EMPTY, MinuteSet.EMPTY);

        /** Paid leave. */
        public Cover(MinuteSet leave, MinuteSet trip, MinuteSet overtime) {
            this(leave, trip, overtime, MinuteSet.EMPTY, MinuteSet.EMPTY);
        }

        /** What was approved that touches the dates, whole. @param last inclusive */
        static Cover of(List<Approved> approved, LocalDate first, LocalDate last, ZoneId zone) {
            if (approved.isEmpty()) {
                return NONE;
            }
            int from = WallClock.minute(first, 0, zone);
            int until = WallClock.minute(last.plusDays(1), 0, zone);
            MinuteSet leave = MinuteSet.EMPTY;
            MinuteSet trip = MinuteSet.EMPTY;
            MinuteSet overtime = MinuteSet.EMPTY;
            MinuteSet credited = MinuteSet.EMPTY;
            MinuteSet unpaid = MinuteSet.EMPTY;
            for (Approved each : approved) {
                boolean near = minute(each.from()) < until && minute(each.until()) > from;
                if (near && !each.kind().isPunch()) {
                    MinuteSet minutes = MinuteSet.of(minute(each.from()), minute(each.until()));
                    leave = each.kind().isLeave() ? leave.or(minutes) : leave;
                    trip = each.kind() == Approved.Kind.TRIP ? trip.or(minutes) : trip;
                    overtime = each.kind() == Approved.Kind.OVERTIME ? overtime.or(minutes) : overtime;
                    credited = each.kind() == Approved.Kind.LEAVE_CREDIT ? credited.or(minutes) : credited;
                    unpaid = each.kind() == Approved.Kind.LEAVE_UNPAID ? unpaid.or(minutes) : unpaid;
                }
            }
            return new Cover(leave, trip, overtime, credited, unpaid);
        }

        private static int minute(Instant instant) {
            return (int) Math.floorDiv(instant.getEpochSecond(), 60L);
        }

        /** Leave and trips. */
        public MinuteSet all() {
            return leave.or(trip);
        }
    }

    public DayPlan {
        occurrences = List.copyOf(occurrences);
        neighbours = List.copyOf(neighbours);
    }

    /** The first date whose punches matter to it. */
    public LocalDate since() {
        return neighbours.stream()
                .map(Occurrence::date)
                .filter(other -> other.isBefore(date))
                .min(Comparator.naturalOrder())
                .orElse(date.minusDays(1));
    }

    /** This date's and the neighbours', by start. */
    public List<Occurrence> timeline() {
        List<Occurrence> all = new ArrayList<>(occurrences);
        all.addAll(neighbours);
        all.sort(Occurrence.BY_START);
        return all;
    }
}
