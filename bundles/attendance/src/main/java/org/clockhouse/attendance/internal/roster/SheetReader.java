package org.clockhouse.attendance.internal.roster;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.day.PlannedDate;
import org.clockhouse.attendance.internal.result.InputReader;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.roster.RosterQuery.Part;
import org.clockhouse.attendance.roster.RosterSheet;
import org.clockhouse.attendance.roster.RosterSheet.Cell;
import org.clockhouse.attendance.roster.RosterSheet.Row;
import org.clockhouse.attendance.spi.DraftRepository;
import org.clockhouse.attendance.spi.DraftRepository.Told;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the sheet in a handful of queries, whatever its size. In an open transaction. */
@Component(service = SheetReader.class)
public final class SheetReader {

    private final InputReader inputs;
    private final DraftRepository drafts;
    private final ResultRepository results;
    private final Directory directory;

    @Activate
    public SheetReader(
            @Reference InputReader inputs,
            @Reference DraftRepository drafts,
            @Reference ResultRepository results,
            @Reference Directory directory) {
        this.inputs = inputs;
        this.drafts = drafts;
        this.results = results;
        this.directory = directory;
    }

    Slice<Employee> people(OrgId org, Scope scope, RosterQuery query, Page page) {
        if (!query.people().isEmpty()) {
            List<EmployeeId> seen = directory.seen(org, scope, query.people());
            return new Slice<>(
                    directory.of(org, seen).values().stream()
                            .sorted(Comparator.comparing(Employee::number))
                            .toList(),
                    "");
        }
        EmployeeFilter filter = new EmployeeFilter(query.text(), query.department(), query.site(), Optional.empty());
        return directory.employed(org, scope, filter, query.from(), query.until(), page);
    }

    public List<Employee> everybody(OrgId org, Scope scope, RosterQuery query) {
        List<Employee> all = new ArrayList<>();
        Page page = Page.first(Page.MOST);
        do {
            Slice<Employee> people = people(org, scope, query, page);
            all.addAll(people.items());
            page = new Page(people.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return all;
    }

    /** With the dates around them that the rules look at. */
    public Plans plans(OrgId org, Collection<EmployeeId> people, LocalDate from, LocalDate until) {
        return new Plans(inputs.plans(org, people, from.minusDays(PlanRules.BEFORE), until.plusDays(1)));
    }

    /** Those that the rules look at for these dates. */
    public List<RosterDraft> drafts(Collection<EmployeeId> people, LocalDate from, LocalDate until) {
        return drafts.drafts(people, from.minusDays(PlanRules.BEFORE), until.plusDays(1));
    }

    RosterSheet sheet(OrgId org, Scope scope, RosterQuery query, Page page) {
        Slice<Employee> people = people(org, scope, query, page);
        if (people.items().isEmpty()) {
            return new RosterSheet(List.of(), List.of(), people.next());
        }
        Set<EmployeeId> ids =
                new HashSet<>(people.items().stream().map(Employee::id).toList());
        boolean drafting = query.parts().contains(Part.DRAFTS);
        Plans plans = plans(org, ids, query.from(), query.until());
        List<RosterDraft> drawn = drafting ? drafts(ids, query.from(), query.until()) : List.of();
        Map<EmployeeId, List<RosterDraft>> byPerson = drawn.stream().collect(groupingBy(RosterDraft::employee));
        Map<EmployeeId, Set<LocalDate>> changed = changed(ids, query);
        Map<EmployeeId, List<DayResult>> actual = query.parts().contains(Part.ACTUAL)
                ? results.of(ids, query.from(), query.until()).stream().collect(groupingBy(DayResult::employee))
                : Map.of();
        return new RosterSheet(
                people.items().stream()
                        .map(person -> new Row(
                                Person.of(person),
                                cells(
                                        person.id(),
                                        query,
                                        plans,
                                        byPerson.getOrDefault(person.id(), List.of()),
                                        changed.getOrDefault(person.id(), Set.of()),
                                        actual.getOrDefault(person.id(), List.of()))))
                        .toList(),
                drafting ? plans.findings(ids, drawn, query.from(), query.until()) : List.of(),
                people.next());
    }

    private static List<Cell> cells(
            EmployeeId person,
            RosterQuery query,
            Plans plans,
            List<RosterDraft> drafts,
            Set<LocalDate> changed,
            List<DayResult> actual) {
        Map<LocalDate, RosterDraft> drawn = drafts.stream().collect(toMap(RosterDraft::date, Function.identity()));
        Map<LocalDate, List<DayResult>> results = actual.stream().collect(groupingBy(DayResult::date));
        return query.from()
                .datesUntil(query.until().plusDays(1))
                .map(date -> {
                    PlannedDate planned = plans.published(person, date);
                    return new Cell(
                            date,
                            planned.type(),
                            planned.site().isPresent(),
                            Plans.shifts(planned),
                            planned.source(),
                            drawn.getOrDefault(date, RosterDraft.none(person, date)),
                            changed.contains(date),
                            plans.away(person, planned),
                            results.getOrDefault(date, List.of()));
                })
                .toList();
    }

    private Map<EmployeeId, Set<LocalDate>> changed(Set<EmployeeId> people, RosterQuery query) {
        Map<EmployeeId, Set<LocalDate>> changed = new HashMap<>();
        for (Told told : drafts.told(people, query.from(), query.until())) {
            changed.computeIfAbsent(told.employee(), any -> new HashSet<>()).addAll(told.changed());
        }
        return changed;
    }
}
