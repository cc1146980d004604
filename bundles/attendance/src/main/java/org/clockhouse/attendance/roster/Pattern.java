package org.clockhouse.attendance.roster;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.ShiftId;

/**
 * Days that come again and again: the code of a date is {@code days[(date - anchor) mod length]} (guide, section 15).
 *
 * @param anchor a date on which {@code days[0]} falls
 * @param days the shifts of each day, in order of start; empty for a day off
 */
public record Pattern(LocalDate anchor, List<List<ShiftId>> days) {

    public static final int LONGEST = 366;
    /** A Monday. */
    public static final LocalDate MONDAY = LocalDate.of(1970, 1, 5);

    public Pattern {
        days = days.stream().map(List::copyOf).toList();
        if (days.isEmpty() || days.size() > LONGEST) {
            throw new Refused("roster.pattern.length", "a pattern has 1 to " + LONGEST + " days");
        }
    }

    /** Weekdays that are not named are off. */
    public static Pattern week(Map<DayOfWeek, ShiftId> shifts) {
        return new Pattern(
                MONDAY,
                IntStream.range(0, 7)
                        .mapToObj(day -> shifts.get(DayOfWeek.of(day + 1)))
                        .map(shift -> shift == null ? List.<ShiftId>of() : List.of(shift))
                        .toList());
    }

    public boolean isWeek() {
        return days.size() == 7 && anchor.getDayOfWeek() == DayOfWeek.MONDAY;
    }

    public List<ShiftId> on(LocalDate date) {
        return days.get((int) Math.floorMod(ChronoUnit.DAYS.between(anchor, date), (long) days.size()));
    }

    /** What is worked on a day off that the calendar makes a workday: the first day of the pattern with a shift. */
    public List<ShiftId> first() {
        return days.stream().filter(day -> !day.isEmpty()).findFirst().orElse(List.of());
    }

    public Set<ShiftId> shifts() {
        Set<ShiftId> all = new TreeSet<>();
        days.stream().flatMap(Collection::stream).forEach(all::add);
        return all;
    }
}
