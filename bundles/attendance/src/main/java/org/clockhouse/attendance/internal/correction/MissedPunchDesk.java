package org.clockhouse.attendance.internal.correction;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DeviceFaults.Entered;
import org.clockhouse.attendance.day.DeviceFaults.Touched;
import org.clockhouse.attendance.day.MissedPunches;
import org.clockhouse.attendance.internal.closing.Closed;
import org.clockhouse.attendance.internal.closing.ClosedPeriods;
import org.clockhouse.attendance.internal.correction.Evidence.Colleague;
import org.clockhouse.attendance.internal.day.Planner;
import org.clockhouse.attendance.internal.result.Day;
import org.clockhouse.attendance.internal.result.InputReader;
import org.clockhouse.attendance.internal.result.Inputs;
import org.clockhouse.attendance.internal.result.Span;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestFilter;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.Requests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads what is known of a page of missing punches in a few queries. */
@Component
public final class MissedPunchDesk implements MissedPunches {

    /** Windows of a date reach no further before it and after its end. */
    private static final Duration BEFORE = Duration.ofHours(38);

    private static final Duration AFTER = Duration.ofHours(62);

    /** Colleagues of a department that are looked at. */
    private static final int MOST_COLLEAGUES = 200;

    private final InputReader reader;
    private final PunchLog punches;
    private final ResultRepository results;
    private final ClosedPeriods periods;
    private final Requests requests;
    private final Directory directory;
    private final Transactions transactions;
    private final EnteredCorrections corrections;

    @Activate
    public MissedPunchDesk(
            @Reference InputReader reader,
            @Reference PunchLog punches,
            @Reference ResultRepository results,
            @Reference ClosedPeriods periods,
            @Reference Requests requests,
            @Reference Directory directory,
            @Reference Transactions transactions) {
        this.reader = reader;
        this.punches = punches;
        this.results = results;
        this.periods = periods;
        this.requests = requests;
        this.directory = directory;
        this.transactions = transactions;
        this.corrections = new EnteredCorrections(requests, transactions, "FORGOTTEN", "missed-punch.other");
    }

    @Override
    public Slice<Suggestion> suggestions(OrgId org, Scope scope, Slice<AttendanceException> exceptions) {
        List<AttendanceException> missing = exceptions.items().stream()
                .filter(one -> Evidence.way(one.kind()).isPresent())
                .toList();
        return new Slice<>(
                missing.isEmpty() ? List.of() : transactions.in(org, () -> best(org, scope, missing)),
                exceptions.next());
    }

    /** A person and a work date. */
    private record Of(EmployeeId employee, LocalDate date) {}

    private List<Suggestion> best(OrgId org, Scope scope, List<AttendanceException> missing) {
        Set<EmployeeId> people =
                missing.stream().map(AttendanceException::employee).collect(toSet());
        LocalDate from = missing.stream()
                .map(one -> one.day().date())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate until = missing.stream()
                .map(one -> one.day().date())
                .max(LocalDate::compareTo)
                .orElseThrow();
        List<AttendanceException> open = open(org, scope, missing, people, from, until);
        List<Evidence> all = evidence(org, open, people, from, until);
        Map<DepartmentId, List<Colleague>> crews = crews(org, scope, all);
        return all.stream()
                .map(one -> one.best().or(() -> one.median(crews.getOrDefault(one.department(), List.of()))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Those that a correction can be entered for, and for which none is asked for. */
    private List<AttendanceException> open(
            OrgId org,
            Scope scope,
            List<AttendanceException> missing,
            Set<EmployeeId> people,
            LocalDate from,
            LocalDate until) {
        Closed closed = periods.of(people, from, until);
        Set<Of> asked = asked(org, scope);
        return missing.stream()
                .filter(one -> !closed.covers(one.day().date()))
                .filter(one -> !asked.contains(new Of(one.employee(), one.day().date())))
                .toList();
    }

    private Set<Of> asked(OrgId org, Scope scope) {
        Set<Of> asked = new HashSet<>();
        for (Request.State state : List.of(Request.State.PENDING, Request.State.ASKED_BACK)) {
            RequestFilter open = new RequestFilter(
                    Optional.of(EnteredCorrections.KIND),
                    Optional.of(state),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            Page page = Page.first(Page.MOST);
            do {
                Slice<Request> some = requests.page(org, scope, open, page);
                some.items()
                        .forEach(one -> asked.add(new Of(
                                one.employee(), LocalDate.parse(one.details().get("date")))));
                page = new Page(some.next(), Page.MOST);
            } while (!page.after().isEmpty());
        }
        return asked;
    }

    private List<Evidence> evidence(
            OrgId org, List<AttendanceException> open, Set<EmployeeId> people, LocalDate from, LocalDate until) {
        if (open.isEmpty()) {
            return List.of();
        }
        Inputs inputs = reader.read(
                org, people.stream().map(one -> new Span(one, from, until)).toList());
        Map<EmployeeId, List<Punch>> log = punched(org, List.copyOf(people), from, until);
        Planner planner = new Planner(inputs.book());
        Map<Of, Day> days = new HashMap<>();
        List<Evidence> all = new ArrayList<>();
        for (AttendanceException one : open) {
            EmployeeId person = one.employee();
            LocalDate date = one.day().date();
            Day day = days.computeIfAbsent(
                    new Of(person, date),
                    any -> Day.evaluate(
                            planner.day(person, date),
                            inputs.stamps().getOrDefault(person, List.of()),
                            inputs.knowledge(person, date)));
            Evidence.of(
                            one,
                            day,
                            log.getOrDefault(person, List.of()),
                            inputs.book().approved().getOrDefault(person, List.of()))
                    .ifPresent(all::add);
        }
        return all;
    }

    private Map<EmployeeId, List<Punch>> punched(OrgId org, List<EmployeeId> people, LocalDate from, LocalDate until) {
        return punches
                .of(
                        org,
                        people,
                        from.atStartOfDay(ZoneOffset.UTC).toInstant().minus(BEFORE),
                        until.atStartOfDay(ZoneOffset.UTC).toInstant().plus(AFTER))
                .stream()
                .filter(punch -> punch.employee().isPresent())
                .collect(groupingBy(punch -> punch.employee().get()));
    }

    /** What colleagues did where nothing better is known. */
    private Map<DepartmentId, List<Colleague>> crews(OrgId org, Scope scope, List<Evidence> all) {
        List<Evidence> bare = all.stream().filter(one -> one.best().isEmpty()).toList();
        if (bare.isEmpty()) {
            return Map.of();
        }
        Set<DepartmentId> departments = bare.stream().map(Evidence::department).collect(toSet());
        LocalDate from =
                bare.stream().map(Evidence::date).min(LocalDate::compareTo).orElseThrow();
        LocalDate until =
                bare.stream().map(Evidence::date).max(LocalDate::compareTo).orElseThrow();
        Map<EmployeeId, DepartmentId> people = colleagues(org, scope, departments, from, until);
        Set<LocalDate> dates = bare.stream().map(Evidence::date).collect(toSet());
        return results.of(people.keySet(), from, until).stream()
                .filter(day -> dates.contains(day.date()))
                .map(day -> new Colleague(people.get(day.employee()), day))
                .collect(groupingBy(Colleague::department));
    }

    private Map<EmployeeId, DepartmentId> colleagues(
            OrgId org, Scope scope, Set<DepartmentId> departments, LocalDate from, LocalDate until) {
        Map<EmployeeId, DepartmentId> found = new HashMap<>();
        for (DepartmentId department : departments) {
            crew(org, scope, department, from, until).forEach(one -> found.put(one, department));
        }
        return found;
    }

    /** The first who are in the department itself: a list of a department has those below it as well. */
    private List<EmployeeId> crew(OrgId org, Scope scope, DepartmentId department, LocalDate from, LocalDate until) {
        EmployeeFilter there = new EmployeeFilter("", Optional.of(department), Optional.empty(), Optional.empty());
        List<EmployeeId> crew = new ArrayList<>();
        Page page = Page.first(MOST_COLLEAGUES);
        do {
            Slice<Employee> some = directory.employed(org, scope, there, from, until, page);
            some.items().stream()
                    .filter(one -> one.department().equals(department))
                    .map(Employee::id)
                    .forEach(crew::add);
            page = new Page(some.next(), MOST_COLLEAGUES);
        } while (!page.after().isEmpty() && crew.size() < MOST_COLLEAGUES);
        return crew.stream().limit(MOST_COLLEAGUES).toList();
    }

    @Override
    public List<Entered> enter(Actor actor, Scope scope, List<Touched> missed, String reason) {
        return corrections.enter(actor, scope, missed, reason);
    }

    @Override
    public void takeBack(Actor actor, Scope scope, Set<RequestId> made, String reason) {
        corrections.takeBack(actor, scope, made, reason);
    }
}
