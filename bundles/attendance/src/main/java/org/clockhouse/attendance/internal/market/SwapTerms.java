package org.clockhouse.attendance.internal.market;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.internal.day.PlannedDate;
import org.clockhouse.attendance.internal.roster.PlanChanges;
import org.clockhouse.attendance.internal.roster.Plans;
import org.clockhouse.attendance.internal.roster.Publisher;
import org.clockhouse.attendance.market.Swap;
import org.clockhouse.attendance.market.Swaps;
import org.clockhouse.attendance.market.Swaps.Choice;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterEdit.Change;
import org.clockhouse.attendance.roster.RosterSheet.Finding;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What a swap comes to and whether it may be: on each of the dates the two work what the other was to work, so that as many
 * people are there as before. In an open transaction.
 */
@Component(service = SwapTerms.class)
public final class SwapTerms {

    private final PlanChanges plans;
    private final Directory directory;
    private final Clock clock;

    @Activate
    public SwapTerms(@Reference PlanChanges plans, @Reference Directory directory, @Reference Clock clock) {
        this.plans = plans;
        this.directory = directory;
        this.clock = clock;
    }

    List<Choice> choices(OrgId org, EmployeeId asker, LocalDate date, LocalDate otherDate) {
        TreeSet<LocalDate> dates = dates(date, otherDate);
        Employee self = person(org, asker);
        List<Employee> colleagues = colleagues(org, self, dates);
        Set<EmployeeId> people = colleagues.stream().map(Employee::id).collect(Collectors.toCollection(HashSet::new));
        people.add(asker);
        Plans read = plans.plans(org, people, dates.first(), dates.last());
        requirePlanned(read, asker, date);
        List<Choice> choices = new ArrayList<>();
        for (Employee colleague : colleagues) {
            List<Change> changes = changes(read, asker, colleague.id(), dates);
            if (!changes.isEmpty() && isAhead(read, changes, self)) {
                List<Finding> against = PlanChanges.against(read, after(changes));
                choices.add(new Choice(
                        Person.of(colleague),
                        Plans.shifts(read.published(colleague.id(), date)),
                        Plans.shifts(read.published(colleague.id(), otherDate)),
                        against.stream()
                                .filter(finding -> finding.employee().equals(asker))
                                .map(Finding::kind)
                                .collect(Collectors.toSet()),
                        against.stream().allMatch(finding -> finding.employee().equals(asker))));
            }
        }
        return choices;
    }

    /** What the two would work, as long as nothing forbids it. */
    List<Change> require(OrgId org, EmployeeId asker, EmployeeId colleague, LocalDate date, LocalDate otherDate) {
        TreeSet<LocalDate> dates = dates(date, otherDate);
        Employee self = person(org, asker);
        if (colleagues(org, self, dates).stream().noneMatch(each -> each.id().equals(colleague))) {
            throw Refused.at("/colleagueId", "swap.colleague", "somebody of the same department and site is wanted");
        }
        Plans read = plans.plans(org, Set.of(asker, colleague), dates.first(), dates.last());
        requirePlanned(read, asker, date);
        List<Change> changes = changes(read, asker, colleague, dates);
        if (changes.isEmpty()) {
            throw Refused.at("/otherDate", "swap.same", "both work the same on these dates");
        }
        if (!isAhead(read, changes, self)) {
            throw Refused.at("/date", "swap.begun", "one of the shifts has begun already");
        }
        requireLegal(asker, PlanChanges.against(read, after(changes)));
        return changes;
    }

    /** Before anything else of the transaction holds one of the two. */
    void turn(Swap swap) {
        plans.turn(Set.of(swap.asker(), swap.colleague()));
    }

    /** The same for one that was asked for, once nobody else can change the two plans. */
    private List<Change> require(OrgId org, Swap swap) {
        turn(swap);
        List<Change> now = require(org, swap.asker(), swap.colleague(), swap.date(), swap.otherDate());
        if (!now.equals(swap.changes())) {
            throw new Refused("swap.plan-changed", "what the two were to work is not planned like that any more");
        }
        return now;
    }

    /** @return what a request says of it, in words that are still true when plans and names have changed */
    public SortedMap<String, String> described(OrgId org, Swap swap) {
        require(org, swap);
        Plans read = plans.plans(org, Set.of(swap.asker()), swap.date(), swap.date());
        SortedMap<String, String> details = new TreeMap<>();
        details.put("swap", swap.id().text());
        details.put("date", swap.date().toString());
        details.put("otherDate", swap.otherDate().toString());
        details.put("colleague", label(person(org, swap.colleague())));
        details.put("gives", read.codes(swap.given()));
        details.put("takes", read.codes(swap.taken()));
        return details;
    }

    /** Changes both plans. */
    public List<Change> write(OrgId org, Swap swap) {
        String note = label(person(org, swap.asker())) + " ⇄ " + label(person(org, swap.colleague()));
        return plans.write(after(require(org, swap)), note);
    }

    public void takeBack(Swap swap, String note) {
        turn(swap);
        plans.takeBack(swap.changes(), note);
    }

    static String label(Employee employee) {
        return employee.number() + " " + employee.name().any();
    }

    Employee person(OrgId org, EmployeeId id) {
        return Optional.ofNullable(directory.of(org, List.of(id)).get(id))
                .orElseThrow(() -> new NotFound("employee", id.text()));
    }

    private static TreeSet<LocalDate> dates(LocalDate date, LocalDate otherDate) {
        TreeSet<LocalDate> dates = new TreeSet<>(Set.of(date));
        dates.add(otherDate);
        if (dates.last().toEpochDay() - dates.first().toEpochDay() > Swaps.LONGEST) {
            throw Refused.at("/otherDate", "swap.dates", "the dates lie within " + Swaps.LONGEST + " days");
        }
        return dates;
    }

    private List<Employee> colleagues(OrgId org, Employee self, TreeSet<LocalDate> dates) {
        EmployeeFilter there =
                new EmployeeFilter("", Optional.of(self.department()), Optional.of(self.site()), Optional.empty());
        return directory
                .employed(org, Scope.EVERYBODY, there, dates.first(), dates.last(), Page.first(Page.MOST))
                .items()
                .stream()
                .filter(each ->
                        !each.id().equals(self.id()) && each.department().equals(self.department()))
                .sorted(Comparator.comparing(Employee::number))
                .toList();
    }

    private static void requirePlanned(Plans read, EmployeeId asker, LocalDate date) {
        if (!read.published(asker, date).isPlanned()) {
            throw Refused.at("/date", "swap.nothing-planned", "nothing is planned on " + date);
        }
    }

    private static List<Change> changes(Plans read, EmployeeId asker, EmployeeId colleague, TreeSet<LocalDate> dates) {
        List<Change> changes = new ArrayList<>();
        for (LocalDate date : dates) {
            RosterDraft own = cell(asker, read.published(asker, date));
            RosterDraft theirs = cell(colleague, read.published(colleague, date));
            if (!own.shifts().equals(theirs.shifts())) {
                changes.add(new Change(own, with(own, theirs)));
                changes.add(new Change(theirs, with(theirs, own)));
            }
        }
        return changes;
    }

    private static RosterDraft cell(EmployeeId employee, PlannedDate date) {
        return new RosterDraft(employee, date.date(), RosterDraft.Kind.PLAN, Plans.shifts(date), 0);
    }

    private static RosterDraft with(RosterDraft cell, RosterDraft other) {
        return new RosterDraft(cell.employee(), cell.date(), RosterDraft.Kind.PLAN, other.shifts(), 0);
    }

    private static List<RosterDraft> after(Collection<Change> changes) {
        return changes.stream().map(Change::after).toList();
    }

    /** Nothing of what changes has begun, and both are where the asker is. */
    private boolean isAhead(Plans read, List<Change> changes, Employee self) {
        int now = (int) (clock.instant().getEpochSecond() / 60);
        return changes.stream()
                .map(change -> read.published(
                        change.before().employee(), change.before().date()))
                .allMatch(date -> date.site().equals(Optional.of(self.site()))
                        && date.occurrences().stream()
                                .filter(shift -> shift.isPlanned())
                                .allMatch(shift -> shift.from() > now));
    }

    private static void requireLegal(EmployeeId asker, List<Finding> against) {
        Map<Boolean, List<Finding>> own = against.stream()
                .collect(Collectors.partitioningBy(finding -> finding.employee().equals(asker)));
        if (!own.get(true).isEmpty()) {
            throw new Refused(
                    "roster.findings",
                    "the swap breaks a rule",
                    own.get(true).stream().map(Publisher::violation).toList());
        }
        if (!own.get(false).isEmpty()) {
            throw Refused.at("/colleagueId", "swap.colleague-rules", "the colleague's plan would break a rule");
        }
    }
}
