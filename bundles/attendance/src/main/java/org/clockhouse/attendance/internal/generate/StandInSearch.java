package org.clockhouse.attendance.internal.generate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.generate.CoverNeed;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.PlannedDate;
import org.clockhouse.attendance.internal.day.Planner;
import org.clockhouse.attendance.internal.roster.PlanChanges;
import org.clockhouse.attendance.market.StandIns;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.kernel.EmployeeId;

/** Looks among people whose plans are read. */
final class StandInSearch {

    /** @param fills minutes in which people are missing @param week planned minutes, the shift included */
    record Candidate(EmployeeId person, int fills, int week) {}

    private final StandIns.Question question;
    private final LocalDate date;
    private final Crowd own;
    private final Crowd others;
    private final Map<EmployeeId, List<RosterDraft>> drafts;
    private final Planner drawn;
    private final Planner drawnOthers;
    /** Everybody with the shift on the date. */
    private final Planner placed;

    private final Demand demand;
    private final boolean[] missing;

    StandInSearch(StandIns.Question question, PuzzleReader.Around around) {
        this.question = question;
        this.date = question.date();
        this.own = around.own();
        this.others = around.others();
        this.drafts = own.drafts().stream().collect(groupingBy(RosterDraft::employee));
        this.drawn = own.plans().drawing(own.drafts());
        this.drawnOthers = others.plans().drawing(others.drafts());
        this.placed = own.plans()
                .drawing(Stream.concat(
                                own.drafts().stream(), own.people().stream().map(this::wish))
                        .toList());
        this.demand = new Demand(
                around.asked(),
                around.asked().stream()
                        .collect(toMap(CoverNeed::department, need -> own.zone(need.department(), around.query())
                                .orElseThrow())),
                date.minusDays(1),
                date.plusDays(1),
                edges());
        this.missing = missing();
    }

    private RosterDraft wish(EmployeeId person) {
        return new RosterDraft(person, date, RosterDraft.Kind.PLAN, List.of(question.shift()), 0);
    }

    /** Those on which somebody works who is there when the shift is. */
    private Stream<LocalDate> around() {
        return date.minusDays(2).datesUntil(date.plusDays(2));
    }

    private TreeSet<Integer> edges() {
        TreeSet<Integer> edges = new TreeSet<>();
        Stream.of(
                        around().flatMap(day -> own.people().stream().map(person -> drawn.on(person, day))),
                        around().flatMap(day -> others.people().stream().map(person -> drawnOthers.on(person, day))),
                        own.people().stream().map(person -> placed.on(person, date)))
                .flatMap(plans -> plans)
                .flatMap(planned -> PuzzleMaker.worked(planned).stream())
                .distinct()
                .forEach(shift -> addEdges(shift, edges));
        return edges;
    }

    private static void addEdges(MinuteSet shift, TreeSet<Integer> edges) {
        for (int i = 0; i < shift.stretches(); i++) {
            edges.add(shift.from(i));
            edges.add(shift.until(i));
        }
    }

    private boolean[] missing() {
        int[] there = new int[demand.slots().size()];
        around().forEach(day -> {
            own.people().forEach(person -> PuzzleMaker.count(own, person, drawn.on(person, day), demand, there));
            others.people()
                    .forEach(person -> PuzzleMaker.count(others, person, drawnOthers.on(person, day), demand, there));
        });
        boolean[] few = new boolean[there.length];
        for (int slot = 0; slot < few.length; slot++) {
            few[slot] = there[slot] < demand.slots().get(slot).people();
        }
        return few;
    }

    List<Candidate> found() {
        Predicate<Candidate> fits = question.instead().map(this::inPlaceOf).orElse(candidate -> candidate.fills() > 0);
        return own.people().stream()
                .filter(this::isFree)
                .map(person -> new Candidate(person, fills(person), week(person)))
                .filter(fits)
                .sorted(Comparator.comparingInt(Candidate::fills)
                        .reversed()
                        .thenComparingInt(Candidate::week)
                        .thenComparing(Candidate::person))
                .filter(candidate -> breaksNothing(candidate.person()))
                .limit(StandIns.MOST)
                .toList();
    }

    private boolean isFree(EmployeeId person) {
        PlannedDate now = drawn.on(person, date);
        return now.site().isPresent()
                && !now.isPlanned()
                && own.plans().away(person, now).stream().noneMatch(Approved.Kind::isAway)
                && own.preference(person).wishes().stream()
                        .allMatch(
                                wish -> wish.wanted() || !wish.isAbout(date) || wish.isMet(List.of(question.shift())));
    }

    private Predicate<Candidate> inPlaceOf(EmployeeId other) {
        Set<Integer> wanted = slots(other).boxed().collect(toSet());
        return candidate -> wanted.isEmpty()
                ? isColleague(candidate.person(), other)
                : slots(candidate.person()).boxed().collect(toSet()).containsAll(wanted);
    }

    private boolean isColleague(EmployeeId person, EmployeeId other) {
        return own.plans().departments(person, date).equals(own.plans().departments(other, date))
                && drawn.on(person, date).site().equals(drawn.on(other, date).site());
    }

    /** The slots of the demand that the person fills with the shift. */
    private IntStream slots(EmployeeId person) {
        return IntStream.of(
                demand.filled(own.lines(person, date, demand), PuzzleMaker.worked(placed.on(person, date))));
    }

    private int fills(EmployeeId person) {
        return slots(person)
                .filter(slot -> missing[slot])
                .map(slot -> demand.slots().get(slot).minutes())
                .sum();
    }

    private int week(EmployeeId person) {
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return monday.datesUntil(monday.plusDays(7))
                .flatMap(day -> placed.on(person, day).occurrences().stream())
                .filter(Occurrence::isPlanned)
                .mapToInt(Occurrence::nominal)
                .sum();
    }

    private boolean breaksNothing(EmployeeId person) {
        return PlanChanges.against(own.plans(), drafts.getOrDefault(person, List.of()), List.of(wish(person)))
                .isEmpty();
    }
}
