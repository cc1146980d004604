package org.clockhouse.attendance.internal.timesheet;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DayExplanation;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.LiveBoard;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.internal.closing.ClosedPeriods;
import org.clockhouse.attendance.internal.live.Board;
import org.clockhouse.attendance.internal.result.Agenda;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.RuleSetRepository;
import org.clockhouse.attendance.spi.SheetRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Workers;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Timesheets as stored, and explained on demand. */
@Component
public final class TimesheetBook implements Timesheets {

    private static final int FEW = 500;
    /** Who looks at what was read is about as quick as one of them, or two. */
    private static final int READERS = 2;

    private final ResultRepository results;
    private final SheetRepository sheets;
    private final RuleSetRepository rules;
    private final MarkRepository marks;
    private final ClosedPeriods periods;
    private final Agenda agenda;
    private final Explainer explainer;
    private final Board board;
    private final Directory directory;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Workers.Crew readers;

    // Each is one kind of question; what they need is behind them.
    @Activate
    public TimesheetBook(
            @Reference ResultRepository results,
            @Reference SheetRepository sheets,
            @Reference RuleSetRepository rules,
            @Reference MarkRepository marks,
            @Reference ClosedPeriods periods,
            @Reference Agenda agenda,
            @Reference Explainer explainer,
            @Reference Board board,
            @Reference Directory directory,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Workers workers) {
        this.results = results;
        this.sheets = sheets;
        this.rules = rules;
        this.marks = marks;
        this.periods = periods;
        this.agenda = agenda;
        this.explainer = explainer;
        this.board = board;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.readers = workers.crew("timesheet-reader", READERS);
    }

    @Deactivate
    public void stop() {
        readers.close();
    }

    @Override
    public Slice<MonthRow> month(OrgId org, Scope scope, MonthQuery query, Page page) {
        requirePeriod(query);
        return transactions.in(org, () -> {
            Page from = page;
            while (true) {
                Slice<MonthRow> rows = rows(org, scope, query, Optional.empty(), from);
                List<MonthRow> wanted = wanted(query, rows.items());
                if (!wanted.isEmpty() || rows.next().isEmpty()) {
                    return new Slice<>(wanted, rows.next());
                }
                from = new Page(rows.next(), page.limit());
            }
        });
    }

    @Override
    public Iterable<List<MonthRow>> months(OrgId org, Scope scope, MonthQuery query) {
        requirePeriod(query);
        MonthsAhead ahead = new MonthsAhead(
                readers,
                page -> transactions.in(org, () -> people(org, scope, query, Optional.empty(), page)),
                people -> transactions.in(org, () -> wanted(query, rows(query, people, Optional.empty()))));
        return () -> ahead;
    }

    @Override
    public DayExplanation day(OrgId org, Scope scope, EmployeeId employee, LocalDate date) {
        return transactions.in(org, () -> {
            requireSeen(org, scope, employee);
            Employee person = directory.of(org, List.of(employee)).get(employee);
            DayExplanation now = explainer.explain(org, Person.of(person), date);
            DayExplanation held = periods.of(Set.of(employee), date, date).covers(date)
                    ? now.keeping(periods.shown(results.of(Set.of(employee), date, date)))
                    : now;
            return held.judgedBy(new GravityOfRules(rules.editions())::of);
        });
    }

    @Override
    public List<DayResult> versions(OrgId org, Scope scope, EmployeeId employee, LocalDate date) {
        return transactions.in(org, () -> {
            requireSeen(org, scope, employee);
            List<DayResult> all = new ArrayList<>(periods.shown(results.of(Set.of(employee), date, date)));
            all.addAll(results.past(employee, date));
            return all;
        });
    }

    private void requireSeen(OrgId org, Scope scope, EmployeeId employee) {
        if (directory.seen(org, scope, List.of(employee)).isEmpty()) {
            throw new NotFound("employee", employee.text());
        }
    }

    @Override
    public LiveBoard today(OrgId org, Scope scope, Set<SiteId> sites) {
        return board.now(org, scope, sites);
    }

    @Override
    public List<LiveBoard.PersonNow> people(
            OrgId org, Scope scope, Optional<SiteId> site, Optional<LiveBoard.Presence> presence) {
        return board.people(org, scope, site).stream()
                .filter(person -> presence.isEmpty() || presence.get() == person.presence())
                .toList();
    }

    @Override
    public Slice<AttendanceException> exceptions(OrgId org, Scope scope, AttendanceException.Filter filter, Page page) {
        requirePeriod(filter.days());
        MonthQuery days = filter.days();
        return transactions.in(org, () -> new ExceptionList(
                        (query, of, from) -> rows(org, scope, query, of, from),
                        names -> results.departing(days.from(), days.until(), names),
                        filter,
                        people -> sheets.accepted(people, days.from(), days.until()),
                        new GravityOfRules(rules.editions()))
                .page(page));
    }

    @Override
    public long pending(OrgId org) {
        agenda.takeChanges(org);
        return transactions.in(org, marks::count);
    }

    @Override
    public void recalculate(Actor actor, Scope scope, LocalDate from, LocalDate until) {
        if (until.isBefore(from)) {
            throw new Refused("timesheet.period", "the period ends before it starts");
        }
        Page page = Page.first(Page.MOST);
        do {
            Slice<Employee> people = directory.employed(actor.org(), scope, EmployeeFilter.ALL, from, until, page);
            transactions.run(
                    actor.org(),
                    () -> marks.add(people.items().stream()
                            .map(person -> new Mark(person.id(), from, until))
                            .toList()));
            page = new Page(people.next(), Page.MOST);
        } while (!page.after().isEmpty());
        transactions.run(actor.org(), () -> {
            audit.record(
                    AuditDraft.of(actor, "timesheet.recalculate", "timesheet", from.toString(), from + " " + until));
            transactions.afterCommit(() -> changes.tell(actor.org(), Topic.SHIFTS));
        });
    }

    /** @param of whose days are read; a few of them are looked for by themselves, beside many the others are passed by */
    private Slice<MonthRow> rows(OrgId org, Scope scope, MonthQuery query, Optional<Set<EmployeeId>> of, Page page) {
        Slice<Employee> people = people(org, scope, query, of, page);
        return new Slice<>(rows(query, people.items(), of), people.next());
    }

    private Slice<Employee> people(OrgId org, Scope scope, MonthQuery query, Optional<Set<EmployeeId>> of, Page page) {
        EmployeeFilter filter = new EmployeeFilter(query.text(), query.department(), query.site(), Optional.empty());
        return query.employee().isPresent()
                ? one(org, scope, query.employee().get())
                : directory.employed(org, narrowed(org, scope, of), filter, query.from(), query.until(), page);
    }

    private List<MonthRow> rows(MonthQuery query, List<Employee> people, Optional<Set<EmployeeId>> of) {
        List<EmployeeId> ids = people.stream()
                .map(Employee::id)
                .filter(id -> of.isEmpty() || of.get().contains(id))
                .toList();
        Map<EmployeeId, List<DayResult>> days = periods.shown(results.of(ids, query.from(), query.until())).stream()
                .collect(groupingBy(DayResult::employee));
        return people.stream()
                .map(person -> MonthRow.of(Person.of(person), days.getOrDefault(person.id(), List.of())))
                .toList();
    }

    private static List<MonthRow> wanted(MonthQuery query, List<MonthRow> rows) {
        return query.problemsOnly()
                ? rows.stream().filter(TimesheetBook::hasProblem).toList()
                : rows;
    }

    private Scope narrowed(OrgId org, Scope scope, Optional<Set<EmployeeId>> of) {
        return of.filter(some -> some.size() <= FEW)
                .map(few -> Scope.only(Set.copyOf(directory.seen(org, scope, few))))
                .orElse(scope);
    }

    private Slice<Employee> one(OrgId org, Scope scope, EmployeeId employee) {
        List<EmployeeId> seen = directory.seen(org, scope, List.of(employee));
        return new Slice<>(new ArrayList<>(directory.of(org, seen).values()), "");
    }

    private static boolean hasProblem(MonthRow row) {
        return row.days().stream().anyMatch(DayResult::isProblem);
    }

    private static void requirePeriod(MonthQuery query) {
        long days = query.until().toEpochDay() - query.from().toEpochDay() + 1;
        if (days < 1 || days > MonthQuery.LONGEST) {
            throw new Refused("timesheet.period", "a period has 1 to " + MonthQuery.LONGEST + " days, not " + days);
        }
    }
}
