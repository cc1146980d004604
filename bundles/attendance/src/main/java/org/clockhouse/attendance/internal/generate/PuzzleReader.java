package org.clockhouse.attendance.internal.generate;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.clockhouse.attendance.generate.CoverNeed;
import org.clockhouse.attendance.generate.RosterPreference;
import org.clockhouse.attendance.generate.RosterTask;
import org.clockhouse.attendance.internal.roster.Plans;
import org.clockhouse.attendance.internal.roster.SheetReader;
import org.clockhouse.attendance.roster.RosterGrid;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.spi.CoverRepository;
import org.clockhouse.attendance.spi.PreferenceRepository;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads what a roster has to be made of. In an open transaction. */
@Component(service = PuzzleReader.class)
public final class PuzzleReader {

    private final SheetReader reader;
    private final CoverRepository needs;
    private final PreferenceRepository preferences;
    private final Clock clock;

    @Activate
    public PuzzleReader(
            @Reference SheetReader reader,
            @Reference CoverRepository needs,
            @Reference PreferenceRepository preferences,
            @Reference Clock clock) {
        this.reader = reader;
        this.needs = needs;
        this.preferences = preferences;
        this.clock = clock;
    }

    /** A puzzle, and who wishes what. */
    record Read(Puzzle puzzle, Map<EmployeeId, RosterPreference> preferences) {}

    /** @throws Refused as {@link org.clockhouse.attendance.generate.RosterGenerator#start} */
    Read read(OrgId org, Scope scope, RosterTask task) {
        RosterQuery query = task.query();
        Crowd own = crowd(org, ids(reader.everybody(org, scope, query)), query);
        requireSize(own.people(), query);
        requireKnown(task, own.plans());
        List<CoverNeed> asked = asked(own, query);
        if (asked.isEmpty()) {
            throw new Refused("roster-run.needs", "no department of these people says how many it needs");
        }
        Crowd others = crowd(org, others(org, asked, own.people(), query), query);
        Puzzle puzzle = new PuzzleMaker(task, own, others, clock.instant()).puzzle(asked);
        if (puzzle.cells() == 0) {
            throw new Refused("roster-run.nothing-free", "every date of these people is taken");
        }
        return new Read(puzzle, own.preferences());
    }

    /**
     * What is needed where some people are.
     *
     * @param others who count for the same needs and are not among them
     */
    record Around(RosterQuery query, Crowd own, Crowd others, List<CoverNeed> asked) {}

    Around around(OrgId org, Scope scope, RosterQuery query) {
        Crowd own = crowd(org, ids(reader.everybody(org, scope, query)), query);
        List<CoverNeed> asked = asked(own, query);
        return new Around(query, own, crowd(org, others(org, asked, own.people(), query), query), asked);
    }

    private List<CoverNeed> asked(Crowd own, RosterQuery query) {
        return needs.needs().stream()
                .filter(need -> !need.spans().isEmpty()
                        && own.zone(need.department(), query).isPresent())
                .toList();
    }

    private Crowd crowd(OrgId org, List<EmployeeId> people, RosterQuery query) {
        return new Crowd(
                people,
                reader.plans(org, people, query.from(), query.until()),
                reader.drafts(people, query.from(), query.until()),
                preferences.of(people).stream().collect(toMap(RosterPreference::employee, Function.identity())));
    }

    /** Whoever counts for the same needs and is not planned here. */
    private List<EmployeeId> others(OrgId org, List<CoverNeed> asked, List<EmployeeId> own, RosterQuery query) {
        Set<EmployeeId> others = new HashSet<>();
        for (CoverNeed need : asked) {
            others.addAll(ids(reader.everybody(org, Scope.EVERYBODY, of(need.department(), query))));
        }
        own.forEach(others::remove);
        return List.copyOf(others);
    }

    private static RosterQuery of(DepartmentId department, RosterQuery query) {
        return new RosterQuery(
                query.from(), query.until(), Optional.empty(), Optional.of(department), Set.of(), "", Set.of());
    }

    private static List<EmployeeId> ids(List<Employee> people) {
        return people.stream().map(Employee::id).toList();
    }

    private static void requireSize(List<EmployeeId> people, RosterQuery query) {
        long dates = query.until().toEpochDay() - query.from().toEpochDay() + 1;
        if (people.size() * dates > RosterGrid.MOST_CELLS) {
            throw new Refused(
                    "roster-run.too-large",
                    people.size() + " people and " + dates + " dates are more than " + RosterGrid.MOST_CELLS
                            + " cells");
        }
    }

    private static void requireKnown(RosterTask task, Plans plans) {
        for (int i = 0; i < task.shifts().size(); i++) {
            ShiftId shift = task.shifts().get(i);
            if (!plans.knows(shift)) {
                throw Refused.at("/shiftIds/" + i, "shift.unknown", "there is no shift " + shift.text());
            }
        }
    }
}
