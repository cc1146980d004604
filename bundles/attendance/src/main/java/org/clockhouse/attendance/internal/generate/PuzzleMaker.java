package org.clockhouse.attendance.internal.generate;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clockhouse.attendance.generate.CoverNeed;
import org.clockhouse.attendance.generate.RosterTask;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.PlannedDate;
import org.clockhouse.attendance.internal.day.Planner;
import org.clockhouse.attendance.internal.roster.PlanRules;
import org.clockhouse.attendance.internal.roster.Plans;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;

/**
 * Makes a puzzle of what was read. What an option comes to is what publishing such a draft would come to: the same planner says
 * it.
 */
final class PuzzleMaker {

    private static final int WORKDAYS_AFTER = 10;
    private static final int LOOKED_AT_AFTER = 31;

    private final RosterTask task;
    private final RosterQuery query;
    private final List<LocalDate> dates;
    private final Crowd own;
    private final Crowd others;
    private final Instant now;
    private final Map<EmployeeId, Map<LocalDate, RosterDraft>> drafted = new HashMap<>();
    private final PlannedDate[][] fixed;
    private final PlannedDate[][][] options;

    /** @param others who count for the same needs and are not planned here */
    PuzzleMaker(RosterTask task, Crowd own, Crowd others, Instant now) {
        this.task = task;
        this.query = task.query();
        this.dates = query.from().datesUntil(query.until().plusDays(1)).toList();
        this.own = own;
        this.others = others;
        this.now = now;
        for (RosterDraft draft : own.drafts()) {
            drafted.computeIfAbsent(draft.employee(), any -> new HashMap<>()).put(draft.date(), draft);
        }
        List<RosterDraft> kept =
                own.drafts().stream().filter(draft -> !isFree(draft)).toList();
        List<RosterDraft> free = own.people().stream()
                .flatMap(person -> dates.stream().map(date -> draft(person, date)))
                .filter(this::isFree)
                .toList();
        this.fixed = planned(kept, free, List.of());
        this.options = task.shifts().stream()
                .map(shift -> planned(kept, free, List.of(shift)))
                .toArray(PlannedDate[][][]::new);
    }

    private RosterDraft draft(EmployeeId person, LocalDate date) {
        return drafted.getOrDefault(person, Map.of()).getOrDefault(date, RosterDraft.none(person, date));
    }

    /** Nothing is taken from people that they were told, that somebody drew for them, or that is past. */
    private boolean isFree(RosterDraft draft) {
        if (draft.date().isBefore(query.from()) || draft.date().isAfter(query.until())) {
            return false;
        }
        PlannedDate published = own.plans().published(draft.employee(), draft.date());
        return published.site().isPresent()
                && draft.date().isAfter(LocalDate.ofInstant(now, published.zone()))
                && !published.source().equals("CHANGE")
                && (draft.isNone() || !task.keepDrafts())
                && (published.source().equals("NONE") || !task.keepStanding());
    }

    /** By person and date, with the same shifts on whatever is free. */
    private PlannedDate[][] planned(List<RosterDraft> kept, List<RosterDraft> free, List<ShiftId> shifts) {
        Planner planner = own.plans()
                .drawing(Stream.concat(
                                kept.stream(),
                                free.stream()
                                        .map(draft -> new RosterDraft(
                                                draft.employee(), draft.date(), RosterDraft.Kind.PLAN, shifts, 0)))
                        .toList());
        return own.people().stream()
                .map(person -> Stream.iterate(query.from().minusDays(PlanRules.BEFORE), date -> date.plusDays(1))
                        .limit(PlanRules.BEFORE + dates.size())
                        .map(date -> planner.on(person, date))
                        .toArray(PlannedDate[]::new))
                .toArray(PlannedDate[][]::new);
    }

    Puzzle puzzle(List<CoverNeed> needs) {
        Demand demand = new Demand(needs, zones(needs), query.from(), query.until(), edges());
        List<Puzzle.Row> rows = new ArrayList<>();
        List<Puzzle.Cell> cells = new ArrayList<>();
        for (int person = 0; person < own.people().size(); person++) {
            Pick[] taken = new Pick[dates.size()];
            for (int date = 0; date < dates.size(); date++) {
                RosterDraft draft = draft(own.people().get(person), dates.get(date));
                PlannedDate off = fixed[person][PlanRules.BEFORE + date];
                if (isFree(draft)) {
                    cells.add(new Puzzle.Cell(
                            person,
                            date,
                            picks(person, date, demand),
                            draft,
                            isPlanned(draft.employee(), draft.date())));
                } else {
                    taken[date] = pick(draft.employee(), off, demand);
                }
            }
            rows.add(row(person, taken));
        }
        return new Puzzle(query, rows, cells, demand, there(demand));
    }

    private boolean isPlanned(EmployeeId person, LocalDate date) {
        return own.plans().published(person, date).isPlanned();
    }

    private Map<DepartmentId, ZoneId> zones(List<CoverNeed> needs) {
        return needs.stream().collect(toMap(CoverNeed::department, need -> own.zone(need.department(), query)
                .orElseThrow()));
    }

    private TreeSet<Integer> edges() {
        TreeSet<Integer> edges = new TreeSet<>();
        Stream.concat(
                        Stream.of(fixed).flatMap(Stream::of),
                        Stream.of(options).flatMap(Stream::of).flatMap(Stream::of))
                .flatMap(planned -> worked(planned).stream())
                .distinct()
                .forEach(shift -> IntStream.range(0, shift.stretches()).forEach(stretch -> {
                    edges.add(shift.from(stretch));
                    edges.add(shift.until(stretch));
                }));
        return edges;
    }

    static List<MinuteSet> worked(PlannedDate planned) {
        return planned.occurrences().stream()
                .filter(Occurrence::isPlanned)
                .map(Occurrence::segments)
                .toList();
    }

    /** The day off, and each shift that does not run into an absence. */
    private List<Pick> picks(int person, int date, Demand demand) {
        EmployeeId employee = own.people().get(person);
        List<Pick> picks = new ArrayList<>();
        picks.add(pick(employee, fixed[person][PlanRules.BEFORE + date], demand));
        for (PlannedDate[][] option : options) {
            Pick pick = pick(employee, option[person][PlanRules.BEFORE + date], demand);
            if (pick.isWork() && pick.day().stints().stream().allMatch(stint -> stint.away() == 0)) {
                picks.add(pick);
            }
        }
        return picks;
    }

    private Pick pick(EmployeeId person, PlannedDate planned, Demand demand) {
        PlanRules.Day day = PlanRules.Day.of(planned, own.plans().approved(person));
        List<ShiftId> shifts = Plans.shifts(planned);
        long midnight = planned.date().plusDays(1).atStartOfDay(planned.zone()).toEpochSecond() / 60;
        return new Pick(
                shifts,
                day,
                day.stints().stream().mapToInt(PlanRules.Stint::nominal).sum(),
                day.stints().stream().anyMatch(stint -> stint.until() > midnight),
                !shifts.isEmpty() && !planned.type().isWorked(),
                (int) own.preference(person).wishes().stream()
                        .filter(wish -> wish.isAbout(planned.date()) && !wish.isMet(shifts))
                        .count(),
                demand.filled(own.lines(person, planned.date(), demand), worked(planned)));
    }

    private Puzzle.Row row(int person, Pick[] taken) {
        EmployeeId employee = own.people().get(person);
        boolean[] workdays = new boolean[dates.size()];
        for (int date = 0; date < workdays.length; date++) {
            PlannedDate planned = fixed[person][PlanRules.BEFORE + date];
            workdays[date] =
                    isWorkday(planned) && own.plans().away(employee, planned).isEmpty();
        }
        return new Puzzle.Row(
                employee,
                Stream.of(fixed[person])
                        .map(planned -> PlanRules.Day.of(planned, own.plans().approved(employee)))
                        .toList(),
                taken,
                workdays,
                query.until()
                        .plusDays(1)
                        .datesUntil(query.until().plusDays(LOOKED_AT_AFTER))
                        .filter(date -> isWorkday(own.plans().published(employee, date)))
                        .limit(WORKDAYS_AFTER)
                        .toList());
    }

    private static boolean isWorkday(PlannedDate planned) {
        return planned.site().isPresent() && planned.type().isWorked();
    }

    /** How many people are there whatever is planned: others, and whoever comes from the night before. */
    private int[] there(Demand demand) {
        int[] there = new int[demand.slots().size()];
        Planner planner = others.plans().drawing(others.drafts());
        for (EmployeeId other : others.people()) {
            query.from()
                    .minusDays(1)
                    .datesUntil(query.until().plusDays(1))
                    .forEach(date -> count(others, other, planner.on(other, date), demand, there));
        }
        for (int person = 0; person < fixed.length; person++) {
            count(own, own.people().get(person), fixed[person][PlanRules.BEFORE - 1], demand, there);
        }
        return there;
    }

    static void count(Crowd crowd, EmployeeId person, PlannedDate planned, Demand demand, int[] there) {
        for (int slot : demand.filled(crowd.lines(person, planned.date(), demand), worked(planned))) {
            there[slot]++;
        }
    }
}
