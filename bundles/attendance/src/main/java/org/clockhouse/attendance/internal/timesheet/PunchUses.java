package org.clockhouse.attendance.internal.timesheet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.day.DayExplanation.PunchUse.Use;
import org.clockhouse.attendance.internal.day.Pairs.Pair;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.internal.result.Day;
import org.clockhouse.attendance.internal.result.Evaluated;
import org.clockhouse.punch.Punch;

/** What became of each punch of a date. */
public final class PunchUses {

    private final Day day;
    private final Map<Long, List<Integer>> ordinals = new HashMap<>();
    private final Map<Long, Use> uses = new HashMap<>();
    private final Set<Long> repeats = new HashSet<>();
    private final Map<Long, Stamp> nobodys = new HashMap<>();

    public PunchUses(Day day) {
        this.day = day;
        day.ownership().repeats().forEach(stamp -> repeats.add(stamp.position()));
        day.ownership().unassigned().forEach(stamp -> nobodys.put(stamp.position(), stamp));
        for (Evaluated result : day.results()) {
            result.work().ifPresent(work -> own(result.ordinal(), work));
        }
    }

    private void own(int ordinal, Work work) {
        for (Stamp stamp : work.stamps()) {
            ordinals.computeIfAbsent(stamp.position(), any -> new ArrayList<>(1))
                    .add(ordinal);
            uses.putIfAbsent(stamp.position(), Use.BETWEEN);
        }
        for (Pair pair : work.pairs().closed()) {
            uses.put(pair.in().position(), Use.IN);
            uses.put(pair.out().position(), Use.OUT);
        }
        work.pairs().open().ifPresent(stamp -> uses.put(stamp.position(), Use.IN));
        work.pairs().missingIn().ifPresent(stamp -> uses.put(stamp.position(), Use.OUT));
    }

    /** On the timeline of the date: from four hours before it to two after the next midnight, or used by it. */
    public boolean isNear(long position, Instant at) {
        Instant midnight = midnight(day.plan().date());
        return ordinals.containsKey(position)
                || !at.isBefore(midnight.minus(Duration.ofHours(4)))
                        && at.isBefore(midnight.plus(Duration.ofHours(26)));
    }

    /** A punch as above; anything else that touches the date. */
    public boolean isNear(Approved each) {
        if (each.kind().isPunch()) {
            return isNear(each.position(), each.from());
        }
        return each.until().isAfter(midnight(day.plan().date()))
                && each.from().isBefore(midnight(day.plan().date().plusDays(1)));
    }

    private Instant midnight(LocalDate date) {
        return date.atStartOfDay(day.plan().zone()).toInstant();
    }

    public List<Integer> ordinals(Punch punch) {
        return ordinals.getOrDefault(punch.position(), List.of());
    }

    public Use of(Punch punch) {
        return Stamp.counts(punch) || isEvaluated(punch.position()) ? of(punch.position()) : Use.NOT_COUNTED;
    }

    /** Also one that counts because somebody accepted it. */
    private boolean isEvaluated(long position) {
        return ordinals.containsKey(position) || repeats.contains(position) || nobodys.containsKey(position);
    }

    public Use of(long position) {
        if (uses.containsKey(position)) {
            return uses.get(position);
        }
        if (repeats.contains(position)) {
            return Use.REPEAT;
        }
        Stamp nobodys = this.nobodys.get(position);
        return nobodys != null && day.plan().cut().holds(nobodys.minute()) ? Use.UNASSIGNED : Use.OTHER_DATE;
    }
}
