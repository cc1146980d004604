package org.clockhouse.attendance.internal.generate;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.clockhouse.attendance.generate.CoverNeed;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.kernel.DepartmentId;

/** How many people are needed when, cut into slots inside of which nothing changes. */
final class Demand {

    /** People who are counted together. @param skill empty when everybody of the department counts */
    record Line(DepartmentId department, String skill) {}

    /** A stretch in which so many people are needed. Minutes since 1970-01-01T00:00Z. */
    record Slot(Line line, int from, int until, int people) {

        int minutes() {
            return until - from;
        }
    }

    private record Stretch(int from, int until, int people) {}

    private record Worked(List<Line> lines, List<MinuteSet> shifts) {}

    private final List<Slot> slots = new ArrayList<>();
    private final Map<Line, List<Integer>> byLine = new LinkedHashMap<>();
    private final Map<Worked, int[]> filled = new HashMap<>();

    /**
     * @param zones of the departments
     * @param edges starts and ends of every shift that may be planned
     */
    Demand(
            Collection<CoverNeed> needs,
            Map<DepartmentId, ZoneId> zones,
            LocalDate from,
            LocalDate until,
            TreeSet<Integer> edges) {
        for (CoverNeed need : needs) {
            Map<Line, List<Stretch>> stretches = new LinkedHashMap<>();
            for (CoverNeed.Span span : need.spans()) {
                from.datesUntil(until.plusDays(1))
                        .filter(date -> span.days().contains(date.getDayOfWeek()))
                        .forEach(date -> stretches
                                .computeIfAbsent(new Line(need.department(), span.skill()), any -> new ArrayList<>())
                                .add(stretch(span, date, zones.get(need.department()))));
            }
            stretches.forEach((line, all) -> cut(line, all, edges));
        }
    }

    private static Stretch stretch(CoverNeed.Span span, LocalDate date, ZoneId zone) {
        return new Stretch(minute(date, span.from(), zone), minute(date, span.until(), zone), span.people());
    }

    private static int minute(LocalDate date, int minute, ZoneId zone) {
        return (int) (date.atStartOfDay().plusMinutes(minute).atZone(zone).toEpochSecond() / 60);
    }

    private void cut(Line line, List<Stretch> stretches, TreeSet<Integer> edges) {
        TreeSet<Integer> cuts = new TreeSet<>();
        for (Stretch stretch : stretches) {
            cuts.add(stretch.from());
            cuts.add(stretch.until());
        }
        cuts.addAll(edges.subSet(cuts.first(), cuts.last()));
        List<Integer> own = new ArrayList<>();
        int start = cuts.pollFirst();
        for (int end : cuts) {
            int people = needed(stretches, start);
            if (people > 0) {
                own.add(slots.size());
                slots.add(new Slot(line, start, end, people));
            }
            start = end;
        }
        byLine.put(line, own);
    }

    private static int needed(List<Stretch> stretches, int minute) {
        return stretches.stream()
                .filter(stretch -> stretch.from() <= minute && minute < stretch.until())
                .mapToInt(Stretch::people)
                .sum();
    }

    List<Slot> slots() {
        return slots;
    }

    Collection<Line> lines() {
        return byLine.keySet();
    }

    List<Integer> of(Line line) {
        return byLine.get(line);
    }

    boolean isEmpty() {
        return slots.isEmpty();
    }

    /** The slots that somebody who counts in these lines fills with these shifts. */
    int[] filled(List<Line> lines, List<MinuteSet> shifts) {
        return filled.computeIfAbsent(new Worked(lines, shifts), worked -> lines.stream()
                .flatMap(line -> byLine.get(line).stream())
                .mapToInt(Integer::intValue)
                .filter(slot -> shifts.stream().anyMatch(shift -> fills(shift, slots.get(slot))))
                .toArray());
    }

    private static boolean fills(MinuteSet shift, Slot slot) {
        return IntStream.range(0, shift.stretches())
                .anyMatch(i -> shift.from(i) <= slot.from() && slot.until() <= shift.until(i));
    }
}
