package org.clockhouse.attendance.internal.result;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.internal.ReportMarkReader;
import org.clockhouse.attendance.internal.closing.ClosedPeriods;
import org.clockhouse.attendance.internal.day.Evenings;
import org.clockhouse.attendance.internal.day.PlanBook;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.internal.rule.RuleBook;
import org.clockhouse.attendance.internal.shift.ShiftBook;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.attendance.spi.OverrideRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.ResultRepository.Known;
import org.clockhouse.attendance.spi.RosterRepository;
import org.clockhouse.attendance.spi.RuleSetRepository;
import org.clockhouse.attendance.spi.ShiftRepository;
import org.clockhouse.attendance.spi.StampRepository;
import org.clockhouse.attendance.spi.StampRepository.StampRow;
import org.clockhouse.attendance.spi.WatchRepository;
import org.clockhouse.attendance.spi.WatchRepository.Watch;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.Calendars;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the inputs of many people in a few queries. */
@Component(service = InputReader.class)
public final class InputReader {

    /** Punches are looked for this many days around a date: the longest windows reach no further. */
    private static final int AROUND = 3;

    private final ShiftRepository shifts;
    private final RuleSetRepository ruleSets;
    private final RosterRepository rosters;
    private final StampRepository stamps;
    private final ResultRepository results;
    private final WatchRepository watches;
    private final ApprovedRepository approved;
    private final OverrideRepository overrides;
    private final ClosedPeriods closed;
    private final RuleBook rules;
    private final Sites sites;
    private final Calendars calendars;
    private final Departments departments;
    private final Directory directory;
    private final ReportMarkReader marks;
    private final Clock clock;

    // Fifteen sources, each of which is an input of a result.
    @Activate
    public InputReader(
            @Reference ShiftRepository shifts,
            @Reference RuleSetRepository ruleSets,
            @Reference RosterRepository rosters,
            @Reference StampRepository stamps,
            @Reference ResultRepository results,
            @Reference WatchRepository watches,
            @Reference ApprovedRepository approved,
            @Reference OverrideRepository overrides,
            @Reference ClosedPeriods closed,
            @Reference RuleBook rules,
            @Reference Sites sites,
            @Reference Calendars calendars,
            @Reference Departments departments,
            @Reference Directory directory,
            @Reference ReportMarkReader marks,
            @Reference Clock clock) {
        this.shifts = shifts;
        this.ruleSets = ruleSets;
        this.rosters = rosters;
        this.stamps = stamps;
        this.results = results;
        this.watches = watches;
        this.approved = approved;
        this.overrides = overrides;
        this.closed = closed;
        this.rules = rules;
        this.sites = sites;
        this.calendars = calendars;
        this.departments = departments;
        this.directory = directory;
        this.marks = marks;
        this.clock = clock;
    }

    /** Call it in the transaction that read the marks, so that a later change leaves a later mark. */
    public Inputs read(OrgId org, Collection<Span> spans) {
        List<EmployeeId> people = spans.stream().map(Span::employee).toList();
        LocalDate from =
                spans.stream().map(Span::from).min(LocalDate::compareTo).orElseThrow();
        LocalDate until =
                spans.stream().map(Span::until).max(LocalDate::compareTo).orElseThrow();
        int daysOff = daysOff(people, from, until);
        return read(org, people, from.minusDays(daysOff), until.plusDays(daysOff));
    }

    /** How far results depend on each other over days off. */
    private int daysOff(List<EmployeeId> people, LocalDate from, LocalDate until) {
        return Evenings.areCarried(ruleSets.editions(), overrides.of(people, from, until)) ? Evenings.DAYS_OFF : 0;
    }

    private Inputs read(OrgId org, List<EmployeeId> people, LocalDate from, LocalDate until) {
        Instant now = clock.instant();
        List<Approved> inForce = approved.of(people, first(from), last(until));
        return new Inputs(
                book(org, people, from, until, inForce),
                stamps(people, from, until, inForce),
                results.known(people, from, until).stream().collect(groupingBy(Known::employee)),
                watches.of(people, from, until).stream().collect(groupingBy(Watch::employee)),
                marks.read(org),
                closed.of(people, from, until),
                now);
    }

    /** What plans follow from, without what was punched. In an open transaction. @param until inclusive */
    public PlanBook plans(OrgId org, Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        List<EmployeeId> people = List.copyOf(employees);
        return book(org, people, from, until, approved.of(people, first(from), last(until)));
    }

    private static Instant first(LocalDate from) {
        return from.minusDays(AROUND).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant last(LocalDate until) {
        return until.plusDays(AROUND + 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Map<EmployeeId, List<Stamp>> stamps(
            List<EmployeeId> people, LocalDate from, LocalDate until, List<Approved> inForce) {
        Map<EmployeeId, List<Stamp>> byPerson = new HashMap<>();
        EmployeeId person = null;
        List<Stamp> own = List.of();
        for (StampRow row : stamps.of(people, first(from), last(until))) {
            if (!row.employee().equals(person)) {
                person = row.employee();
                own = byPerson.computeIfAbsent(person, any -> new ArrayList<>());
            }
            own.add(Stamp.of(row));
        }
        for (Approved each : inForce) {
            if (each.kind().isPunch()) {
                byPerson.merge(each.employee(), List.of(Derived.stamp(each)), Derived::merged);
            }
        }
        return byPerson;
    }

    private PlanBook book(OrgId org, List<EmployeeId> people, LocalDate from, LocalDate until, List<Approved> inForce) {
        LocalDate before = from.minusDays(1);
        LocalDate after = until.plusDays(1);
        List<Assignment> everybody = new ArrayList<>();
        Map<DepartmentId, List<Assignment>> byDepartment = new HashMap<>();
        Map<EmployeeId, List<Assignment>> byEmployee = new HashMap<>();
        for (Assignment assignment : rosters.assignments(people, before, after)) {
            if (assignment.target() instanceof Target.OfDepartment of) {
                byDepartment
                        .computeIfAbsent(of.department(), any -> new ArrayList<>())
                        .add(assignment);
            } else if (assignment.target() instanceof Target.OfEmployee of) {
                byEmployee
                        .computeIfAbsent(of.employee(), any -> new ArrayList<>())
                        .add(assignment);
            } else {
                everybody.add(assignment);
            }
        }
        RuleSetId standard = rules.standard(org).id();
        return new PlanBook(
                ShiftBook.byId(shifts.editions()),
                RuleBook.byId(ruleSets.editions()),
                standard,
                sites.all(org).stream().collect(toMap(Site::id, Function.identity())),
                calendars.all(org).stream().collect(toMap(Calendar::id, Function.identity())),
                above(departments.tree(org)),
                everybody,
                byDepartment,
                byEmployee,
                rosters.oneOffs(people, before, after).stream()
                        .collect(groupingBy(OneOff::employee, toMap(OneOff::date, Function.identity()))),
                directory.periods(org, people, before, after),
                inForce.stream().collect(groupingBy(Approved::employee)),
                overrides.of(people, before, after).stream().collect(groupingBy(RuleOverride::employee)),
                directory.births(org, people));
    }

    private static Map<DepartmentId, List<DepartmentId>> above(List<Department> tree) {
        Map<DepartmentId, List<DepartmentId>> above = new HashMap<>();
        for (Department department : tree) {
            List<DepartmentId> path = new ArrayList<>();
            path.add(department.id());
            department.parent().map(above::get).ifPresent(path::addAll);
            above.put(department.id(), List.copyOf(path));
        }
        return above;
    }
}
