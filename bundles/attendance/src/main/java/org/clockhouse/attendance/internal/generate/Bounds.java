package org.clockhouse.attendance.internal.generate;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.clockhouse.attendance.internal.roster.PlanRules.Stint;
import org.clockhouse.kernel.ShiftId;

/**
 * What no roster can be better than. Each figure looks at one requirement and leaves the others aside, so the best roster lies
 * somewhere between these and the one that was found.
 */
final class Bounds {

    private final Puzzle puzzle;
    private final int[] possible;
    private final Map<Integer, Set<Filler>> fillers = new HashMap<>();

    Bounds(Puzzle puzzle) {
        this.puzzle = puzzle;
        this.possible = possible(puzzle);
        picks().forEach(pick -> {
            for (int slot : pick.slots()) {
                fillers.computeIfAbsent(slot, any -> new HashSet<>()).add(Filler.of(pick));
            }
        });
    }

    /** Whatever anybody does or may do. */
    private Stream<Pick> picks() {
        return Stream.concat(
                puzzle.rows.stream().flatMap(row -> Arrays.stream(row.fixed())).filter(pick -> pick != null),
                puzzle.cells.stream().flatMap(cell -> cell.picks().stream()));
    }

    /** How many people could be there in each slot if nothing else counted. */
    private static int[] possible(Puzzle puzzle) {
        int[] possible = puzzle.others.clone();
        puzzle.rows.stream()
                .flatMap(row -> Arrays.stream(row.fixed()))
                .filter(fixed -> fixed != null)
                .forEach(fixed -> add(fixed.slots(), possible));
        for (Puzzle.Cell cell : puzzle.cells) {
            add(
                    cell.picks().stream()
                            .flatMapToInt(pick -> Arrays.stream(pick.slots()))
                            .distinct()
                            .toArray(),
                    possible);
        }
        return possible;
    }

    private static void add(int[] slots, int[] counts) {
        for (int slot : slots) {
            counts[slot]++;
        }
    }

    /** Minutes that stay uncovered: nobody is there to cover them, or all together cannot work that long. */
    int uncovered() {
        return puzzle.demand.lines().stream()
                .mapToInt(line -> Math.max(
                        puzzle.demand.of(line).stream().mapToInt(this::nobody).sum(), tooLong(line)))
                .sum();
    }

    private int nobody(int slot) {
        Demand.Slot need = puzzle.demand.slots().get(slot);
        return need.minutes() * Math.max(0, need.people() - possible[slot]);
    }

    private int tooLong(Demand.Line line) {
        boolean[] own = own(line);
        int missing = 0;
        for (int slot : puzzle.demand.of(line)) {
            Demand.Slot need = puzzle.demand.slots().get(slot);
            missing += need.minutes() * Math.max(0, need.people() - puzzle.others[slot]);
        }
        for (Puzzle.Row row : puzzle.rows) {
            for (Pick fixed : row.fixed()) {
                missing -= fixed == null ? 0 : minutes(fixed, own);
            }
        }
        Map<Integer, Map<Integer, Week>> weeks = new HashMap<>();
        for (Puzzle.Cell cell : puzzle.cells) {
            Week week = weeks.computeIfAbsent(cell.person(), any -> new HashMap<>())
                    .computeIfAbsent(week(cell), any -> new Week());
            cell.picks().forEach(pick -> week.offer(pick, minutes(pick, own)));
            week.dates++;
        }
        return Math.max(
                0,
                missing
                        - weeks.values().stream()
                                .map(Map::values)
                                .flatMap(Collection::stream)
                                .mapToInt(Week::most)
                                .sum());
    }

    private static int week(Puzzle.Cell cell) {
        return Math.floorDiv((int) cell.draft().date().toEpochDay() + 3, 7);
    }

    private int minutes(Pick pick, boolean[] own) {
        int minutes = 0;
        for (int slot : pick.slots()) {
            minutes += own[slot] ? puzzle.demand.slots().get(slot).minutes() : 0;
        }
        return minutes;
    }

    /** What one person can do in one week by the length of the row and the minutes allowed. */
    private static final class Week {
        private int dates;
        private int longest;
        private int row;
        private int cap;
        private double dearest;

        void offer(Pick pick, int fills) {
            for (Stint stint : pick.day().stints()) {
                longest = Math.max(longest, fills);
                row = Math.max(row, stint.limits().mostConsecutive().orElse(Integer.MAX_VALUE - 1));
                cap = Math.max(cap, stint.limits().weekPlanCap().orElse(Integer.MAX_VALUE));
                dearest = Math.max(dearest, (double) fills / Math.max(1, stint.nominal()));
            }
        }

        int most() {
            int allowed = dates == 7 && row < 7 ? 7 - 7 / (row + 1) : dates;
            return (int) Math.min((long) allowed * longest, (long) Math.ceil(cap * dearest));
        }
    }

    /** Wishes that what is fixed rules out, and those that go against each other. */
    int unmet() {
        int fixed = puzzle.rows.stream()
                .flatMap(row -> Arrays.stream(row.fixed()))
                .filter(pick -> pick != null)
                .mapToInt(Pick::unmet)
                .sum();
        return fixed
                + puzzle.cells.stream()
                        .mapToInt(cell -> cell.picks().stream()
                                .mapToInt(Pick::unmet)
                                .min()
                                .orElse(0))
                        .sum();
    }

    /**
     * The hours that cover asks for, shared without a remainder, the nights and days off that cannot be avoided as if they were
     * shared so too, and the wishes above.
     */
    long strain() {
        double sum = 0;
        Set<Integer> taken = new HashSet<>();
        for (Demand.Line line : puzzle.demand.lines()) {
            boolean[] own = own(line);
            Set<Integer> people = people(own);
            if (Collections.disjoint(people, taken)) {
                double hours = hours(line, own);
                taken.addAll(people);
                sum += people.isEmpty()
                        ? 0
                        : hours * hours / share(people)
                                + (Scales.NIGHT * square(unavoidable(line, Filler::night))
                                                + Scales.DAY_OFF * square(unavoidable(line, Filler::dayOff)))
                                        / people.size();
            }
        }
        return Math.max(0, (long) sum - puzzle.rows.size()) + Scales.wishes(unmet());
    }

    private static double square(double value) {
        return value * value;
    }

    /** How many shifts of a kind cover asks for at least: of each the most people of a slot that nothing else fills. */
    private int unavoidable(Demand.Line line, Predicate<Filler> kind) {
        Map<Filler, Integer> most = new HashMap<>();
        for (int slot : puzzle.demand.of(line)) {
            Demand.Slot need = puzzle.demand.slots().get(slot);
            int people = Math.min(need.people(), possible[slot]) - puzzle.others[slot];
            Set<Filler> all = fillers.getOrDefault(slot, Set.of());
            if (all.size() == 1 && people > 0) {
                most.merge(all.iterator().next(), people, Math::max);
            }
        }
        return most.entrySet().stream()
                .filter(entry -> kind.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** What fills slots, whoever does it. */
    private record Filler(LocalDate date, List<ShiftId> shifts, boolean night, boolean dayOff) {

        static Filler of(Pick pick) {
            return new Filler(pick.day().date(), pick.shifts(), pick.night(), pick.dayOff());
        }
    }

    private boolean[] own(Demand.Line line) {
        boolean[] own = new boolean[puzzle.demand.slots().size()];
        puzzle.demand.of(line).forEach(slot -> own[slot] = true);
        return own;
    }

    /** Everybody who may do something for these slots. */
    private Set<Integer> people(boolean[] own) {
        Set<Integer> people = new HashSet<>();
        for (int person = 0; person < puzzle.rows.size(); person++) {
            for (Pick fixed : puzzle.rows.get(person).fixed()) {
                if (fixed != null && minutes(fixed, own) > 0) {
                    people.add(person);
                }
            }
        }
        for (Puzzle.Cell cell : puzzle.cells) {
            if (cell.picks().stream().anyMatch(pick -> minutes(pick, own) > 0)) {
                people.add(cell.person());
            }
        }
        return people;
    }

    private double share(Set<Integer> people) {
        return people.stream()
                .map(puzzle.rows::get)
                .mapToDouble(row -> (double) row.available() / row.fixed().length)
                .sum();
    }

    /** By the shifts that fill most for what they cost. */
    private double hours(Demand.Line line, boolean[] own) {
        long needed = 0;
        for (int slot : puzzle.demand.of(line)) {
            Demand.Slot need = puzzle.demand.slots().get(slot);
            needed +=
                    (long) need.minutes() * Math.max(0, Math.min(need.people(), possible[slot]) - puzzle.others[slot]);
        }
        double fills = picks().filter(pick -> pick.minutes() > 0)
                .mapToDouble(pick -> (double) minutes(pick, own) / pick.minutes())
                .max()
                .orElse(1);
        return needed / Math.max(1, fills) / 60;
    }
}
