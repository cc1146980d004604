package org.clockhouse.attendance.internal.generate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.clockhouse.attendance.generate.RosterPreference;
import org.clockhouse.attendance.generate.RosterVerdict;
import org.clockhouse.attendance.generate.RosterVerdict.Load;
import org.clockhouse.attendance.generate.RosterVerdict.Rest;
import org.clockhouse.attendance.generate.RosterVerdict.Uncovered;
import org.clockhouse.attendance.generate.RosterVerdict.Unmet;
import org.clockhouse.attendance.internal.roster.PlanRules;
import org.clockhouse.attendance.roster.RosterSheet.Finding;
import org.clockhouse.attendance.spi.RosterPuzzle.Points;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;

/** Says a roster's weight in words. */
final class Verdicts {

    private static final int STANDARD_DAY = 480;

    private final Puzzle puzzle;
    private final Map<EmployeeId, RosterPreference> preferences;

    Verdicts(Puzzle puzzle, Map<EmployeeId, RosterPreference> preferences) {
        this.puzzle = puzzle;
        this.preferences = preferences;
    }

    RosterVerdict on(int[] choices) {
        Scales scales = puzzle.judge(choices);
        Points points = scales.points();
        Pick[][] picks = picks(choices);
        List<Unmet> unmet = unmet(picks);
        Bounds bounds = puzzle.bounds();
        return new RosterVerdict(
                findings(scales),
                uncovered(scales),
                (int) points.uncovered(),
                unmet.subList(0, Math.min(unmet.size(), RosterVerdict.MOST_NAMED)),
                unmet.size(),
                IntStream.range(0, picks.length)
                        .mapToObj(person -> load(person, scales))
                        .toList(),
                IntStream.range(0, picks.length)
                        .mapToObj(person -> rests(person, picks[person]))
                        .flatMap(List::stream)
                        .toList(),
                points.strain(),
                new RosterVerdict.Bound(bounds.uncovered(), bounds.unmet(), bounds.strain()));
    }

    private Pick[][] picks(int[] choices) {
        Pick[][] picks = puzzle.rows.stream().map(row -> row.fixed().clone()).toArray(Pick[][]::new);
        for (int cell = 0; cell < choices.length; cell++) {
            picks[puzzle.person(cell)][puzzle.date(cell)] = puzzle.pick(cell, choices[cell]);
        }
        return picks;
    }

    private List<Finding> findings(Scales scales) {
        List<Finding> findings = new ArrayList<>();
        for (int person = 0; person < puzzle.rows.size(); person++) {
            EmployeeId employee = puzzle.rows.get(person).employee();
            PlanRules.check(scales.days(person), (stint, kind, other, value, limit) -> {
                if (!stint.date().isBefore(puzzle.query.from())) {
                    findings.add(new Finding(employee, stint.date(), kind, other, value, limit));
                }
            });
        }
        return findings;
    }

    /** Slots that touch and lack as many are one. */
    private List<Uncovered> uncovered(Scales scales) {
        List<Uncovered> found = new ArrayList<>();
        for (int i = 0; i < puzzle.demand.slots().size(); i++) {
            Demand.Slot slot = puzzle.demand.slots().get(i);
            int people = scales.missing(i);
            Uncovered last = found.isEmpty() ? null : found.get(found.size() - 1);
            Instant from = instant(slot.from());
            if (last != null
                    && last.until().equals(from)
                    && last.people() == people
                    && last.department().equals(slot.line().department())
                    && last.skill().equals(slot.line().skill())) {
                found.set(
                        found.size() - 1,
                        new Uncovered(last.department(), last.skill(), last.from(), instant(slot.until()), people));
            } else if (people > 0) {
                found.add(new Uncovered(
                        slot.line().department(), slot.line().skill(), from, instant(slot.until()), people));
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Uncovered::from))
                .limit(RosterVerdict.MOST_NAMED)
                .toList();
    }

    private static Instant instant(int minute) {
        return Instant.ofEpochSecond(minute * 60L);
    }

    private List<Unmet> unmet(Pick[][] picks) {
        List<Unmet> unmet = new ArrayList<>();
        for (int person = 0; person < picks.length; person++) {
            EmployeeId employee = puzzle.rows.get(person).employee();
            for (int date = 0; date < picks[person].length; date++) {
                LocalDate day = puzzle.query.from().plusDays(date);
                List<ShiftId> shifts = picks[person][date].shifts();
                preferences.getOrDefault(employee, RosterPreference.none(employee)).wishes().stream()
                        .filter(wish -> wish.isAbout(day) && !wish.isMet(shifts))
                        .forEach(wish -> unmet.add(new Unmet(employee, day, wish)));
            }
        }
        return unmet;
    }

    private Load load(int person, Scales scales) {
        Puzzle.Row row = puzzle.rows.get(person);
        int standard = 0;
        for (boolean workday : row.workdays()) {
            standard += workday ? STANDARD_DAY : 0;
        }
        return new Load(
                row.employee(),
                scales.minutes(person),
                Math.max(0, scales.minutes(person) - standard),
                scales.nights(person),
                scales.daysOff(person));
    }

    /** For each day off that is worked the next workday that is free, each of them once. */
    private List<Rest> rests(int person, Pick[] picks) {
        Puzzle.Row row = puzzle.rows.get(person);
        List<Rest> rests = new ArrayList<>();
        Set<LocalDate> given = new HashSet<>();
        for (int date = 0; date < picks.length; date++) {
            if (picks[date].dayOff()) {
                LocalDate worked = puzzle.query.from().plusDays(date);
                int first = date + 1;
                IntStream.range(first, picks.length)
                        .filter(later -> row.workdays()[later] && !picks[later].isWork())
                        .mapToObj(later -> puzzle.query.from().plusDays(later))
                        .filter(off -> !given.contains(off))
                        .findFirst()
                        .or(() -> row.after().stream()
                                .filter(off -> !given.contains(off))
                                .findFirst())
                        .ifPresent(off -> {
                            given.add(off);
                            rests.add(new Rest(row.employee(), worked, off));
                        });
            }
        }
        return rests;
    }
}
