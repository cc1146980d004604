package org.clockhouse.attendance.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.account.internal.GrantBook;
import org.clockhouse.account.internal.GrantedPermissions;
import org.clockhouse.account.internal.RoleBook;
import org.clockhouse.account.spi.InMemoryAccounts;
import org.clockhouse.account.spi.InMemoryApiKeys;
import org.clockhouse.account.spi.InMemoryRoles;
import org.clockhouse.account.spi.RoleRepository;
import org.clockhouse.attendance.InMemoryAttendance;
import org.clockhouse.attendance.InMemoryOverrides;
import org.clockhouse.attendance.InMemoryRollCalls;
import org.clockhouse.attendance.InMemoryStamps;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.internal.alert.Alerts;
import org.clockhouse.attendance.internal.ask.AskedTime;
import org.clockhouse.attendance.internal.closing.ClosedPeriods;
import org.clockhouse.attendance.internal.closing.ClosingDesk;
import org.clockhouse.attendance.internal.live.AssemblyReader;
import org.clockhouse.attendance.internal.live.Board;
import org.clockhouse.attendance.internal.live.OnSite;
import org.clockhouse.attendance.internal.live.RollCallDesk;
import org.clockhouse.attendance.internal.market.ShiftMarket;
import org.clockhouse.attendance.internal.period.Employments;
import org.clockhouse.attendance.internal.result.Agenda;
import org.clockhouse.attendance.internal.result.DifferenceWriter;
import org.clockhouse.attendance.internal.result.Forecast;
import org.clockhouse.attendance.internal.result.InputReader;
import org.clockhouse.attendance.internal.result.Recalculation;
import org.clockhouse.attendance.internal.roster.DutyReader;
import org.clockhouse.attendance.internal.roster.MismatchReader;
import org.clockhouse.attendance.internal.roster.PlanChanges;
import org.clockhouse.attendance.internal.roster.Publisher;
import org.clockhouse.attendance.internal.roster.RosterBook;
import org.clockhouse.attendance.internal.roster.RosterDesk;
import org.clockhouse.attendance.internal.roster.RosterSheets;
import org.clockhouse.attendance.internal.roster.SheetReader;
import org.clockhouse.attendance.internal.rule.OverrideBook;
import org.clockhouse.attendance.internal.rule.RuleBook;
import org.clockhouse.attendance.internal.shift.ShiftBook;
import org.clockhouse.attendance.internal.timesheet.Explainer;
import org.clockhouse.attendance.internal.timesheet.TimesheetBook;
import org.clockhouse.attendance.market.OpenShifts;
import org.clockhouse.attendance.market.Swaps;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.roster.RosterImports;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.access.AccessPlan;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.Topic;
import org.clockhouse.notice.RecordedNotices;
import org.clockhouse.punch.InMemoryPunches;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.internal.StoredPunchLog;
import org.clockhouse.punch.internal.StoredPunchReview;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.registry.internal.sheet.PlainSheets;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.request.internal.RequestOffice;

/** A company with one site in Shanghai, whose clock says Friday 20 November 2026, 08:00 UTC, and all services. */
public final class Office {

    public final InMemoryTransactions transactions = new InMemoryTransactions();
    public final RecordedAudit audit = new RecordedAudit();
    public final RecordedChanges changes = new RecordedChanges();
    public final TestClock clock = new TestClock("2026-11-20T08:00:00Z");
    public final DirectWorkers workers = new DirectWorkers();
    public final InMemoryRegistry registry = new InMemoryRegistry(transactions, audit, changes, clock);
    public final InMemoryDesk cards = new InMemoryDesk(registry, audit, changes, clock);
    public final OrgId org = registry.org;
    public final Actor actor = registry.actor;
    public final InMemoryPunches punches = new InMemoryPunches(transactions);
    public final StoredPunchLog log = new StoredPunchLog(punches, transactions, changes);
    public final InMemoryAttendance memory = new InMemoryAttendance(transactions, this::employed);
    public final InMemoryStamps stamps = new InMemoryStamps(punches);
    public final RuleBook rules = new RuleBook(memory.rules, memory.marks, audit, transactions, changes, clock);
    public final ShiftBook shifts =
            new ShiftBook(memory.shifts, memory.rules, memory.marks, audit, transactions, changes, clock);
    public final RosterBook rosters = new RosterBook(
            memory.rosters,
            memory.shifts,
            memory.marks,
            registry.departments,
            registry.directory,
            audit,
            transactions,
            changes,
            clock);
    public final InMemoryOverrides overrideRows = new InMemoryOverrides(transactions);
    public final ClosedPeriods closed = new ClosedPeriods(memory.periods, memory.adjustments, memory.results);
    /** Everybody may use the attendance terminals of their site, until a test says otherwise. */
    public AccessPlan access = AccessPlan.PLAIN;

    public final ReportMarkReader reportMarks = new ReportMarkReader(memory.watches, org -> access);
    public final InputReader reader = new InputReader(
            memory.shifts,
            memory.rules,
            memory.rosters,
            stamps,
            memory.results,
            memory.watches,
            memory.approved,
            overrideRows,
            closed,
            rules,
            registry.sites,
            registry.calendars,
            registry.departments,
            registry.directory,
            reportMarks,
            clock);
    public final SheetReader sheets = new SheetReader(reader, memory.drafts, memory.results, registry.directory);
    public final PlanChanges planChanges =
            new PlanChanges(memory.rosters, memory.marks, sheets, transactions, changes, clock);
    public final RecordedNotices notices = new RecordedNotices();
    public final RosterDesk grid = new RosterDesk(
            memory.drafts,
            sheets,
            new Publisher(memory.drafts, planChanges, sheets, registry.directory, notices, audit, clock),
            new MismatchReader(sheets, memory.results, stamps, registry.sites),
            new DutyReader(sheets),
            registry.directory,
            audit,
            transactions,
            changes,
            clock);
    public final RosterImports rosterSheets =
            new RosterSheets(new PlainSheets(), memory.shifts, sheets, grid, registry.directory, transactions);
    public final ShiftMarket market =
            new ShiftMarket(registry, memory.shifts, planChanges, notices, audit, transactions, changes, clock);
    public final RoleRepository roleRows = new InMemoryRoles(transactions);
    public final GrantBook grants = new GrantBook(
            new InMemoryAccounts(transactions), new InMemoryApiKeys(transactions), roleRows, transactions);
    public final RequestOffice desk = new RequestOffice(
            registry,
            new GrantedPermissions(grants, audit),
            new RoleBook(roleRows, grants, audit, transactions, changes),
            audit,
            changes,
            clock);
    public final OverrideBook overrides = new OverrideBook(
            overrideRows, closed, memory.marks, registry.directory, audit, transactions, changes, clock);
    public final Agenda agenda = new Agenda(
            memory.marks,
            memory.watches,
            overrides,
            registry.changes,
            registry.sites,
            registry.directory,
            transactions,
            reportMarks,
            clock);
    public final Recalculation recalculation = new Recalculation(
            reader,
            new DifferenceWriter(memory.results, closed, memory.watches, memory.marks, transactions, changes),
            memory.marks,
            agenda,
            registry.organisation,
            transactions,
            worked -> Duration.ZERO,
            workers,
            Recalculation.Pace.AT_ONCE);
    public final Board board = new Board(
            memory.results,
            stamps,
            reportMarks,
            memory.approved,
            registry.directory,
            registry.sites,
            transactions,
            clock);
    public final Alerts alerts = alerts(memory.results, changes);
    public final InMemoryRollCalls rollCallRows = new InMemoryRollCalls(transactions);
    public final RollCallDesk rollCalls = new RollCallDesk(
            rollCallRows,
            new OnSite(board, stamps, registry.directory, cards.stays, clock),
            log,
            registry.sites,
            audit,
            transactions,
            changes,
            clock);
    public final TimesheetBook timesheets = new TimesheetBook(
            memory.results,
            memory.sheets,
            memory.rules,
            memory.marks,
            closed,
            agenda,
            new Explainer(reader, log, desk.requests),
            board,
            registry.directory,
            audit,
            transactions,
            changes,
            workers);
    public final ClosingDesk closing = new ClosingDesk(
            memory,
            overrideRows,
            registry,
            desk,
            new StoredPunchReview(punches, transactions, audit, changes),
            new Forecast(reader),
            audit,
            changes,
            clock);
    public final Site site = registry.site("上海", "Asia/Shanghai");
    public final Department works = registry.department("工厂");
    public final Department press = registry.department("冲压", works);
    public final TerminalId terminal = TerminalId.next();
    public final AssemblyReader assembly =
            new AssemblyReader(rollCallRows, log, () -> List.of(org), transactions, changes, new DirectWorkers());
    private final OfficeShifts made = new OfficeShifts(shifts, rules, actor);
    private final OfficeTerminals terminals =
            new OfficeTerminals(org, terminal, punches, log, memory.marks, transactions, clock);
    public final Swaps swaps = market.register(desk);
    public final OpenShifts openShifts = market.openShifts;
    private int hired;

    public Office() {
        memory.reported(site.id(), "2026-11-20T08:00:00Z");
        AskedTime.kinds(
                        reader,
                        memory.approved,
                        closing.leaveTypes,
                        memory.leaves,
                        memory.marks,
                        registry.employees,
                        registry.sites,
                        registry.calendars,
                        transactions,
                        changes,
                        clock)
                .forEach(desk::register);
    }

    private List<EmployeeId> employed(LocalDate from, LocalDate until) {
        return registry
                .directory
                .employed(org, Scope.EVERYBODY, EmployeeFilter.ALL, from, until, Page.first(500))
                .items()
                .stream()
                .map(Employee::id)
                .toList();
    }

    public Employments employments() {
        return new Employments(registry.directory, registry.sites, registry.calendars, clock);
    }

    public Alerts alerts(ResultRepository results, Changes hints) {
        return new Alerts(
                results,
                reportMarks,
                memory.approved,
                registry.directory,
                registry.departments,
                registry.sites,
                notices,
                notices,
                transactions,
                hints,
                clock);
    }

    public EmployeeId hire() {
        return registry.hire("1000" + ++hired, "员工" + hired, site, press).id();
    }

    public EmployeeId hireOn(String date) {
        return hire("", LocalDate.parse(date));
    }

    public EmployeeId hireAs(String position) {
        return hire(position, LocalDate.parse("2024-03-01"));
    }

    private EmployeeId hire(String position, LocalDate date) {
        return registry.employees
                .hire(
                        actor,
                        Scope.EVERYBODY,
                        new EmployeeDraft(
                                "1000" + ++hired,
                                PersonalData.named(new LocalName("员工" + hired, "")),
                                new Placement(site.id(), press.id(), position),
                                date))
                .id();
    }

    /** The calendar of the site from now on. */
    public void calendar(Map<String, DayType> special) {
        OfficeShifts.calendar(registry, site, special);
    }

    public void leaves(EmployeeId employee, String lastDay) {
        long version = registry.employees.find(org, Scope.EVERYBODY, employee).version();
        registry.employees.end(actor, Scope.EVERYBODY, employee, LocalDate.parse(lastDay), "", version);
    }

    /** 12:00 to 13:00 is the break of shifts that span it. */
    public Shift shift(String code, String start, String end) {
        return made.shift(code, start, end);
    }

    /** By rules of its own, and without a break. @param from and until in minutes of its day */
    public Shift shift(String code, int from, int until, RuleSet rules) {
        return made.shift(code, from, until, rules);
    }

    public void everybodyWorks(Pattern pattern, String from) {
        rosters.assign(actor, new Target.Everybody(), pattern, LocalDate.parse(from), Optional.empty(), false);
    }

    /** Punches at wall times of Shanghai. */
    public void punch(EmployeeId employee, String... times) {
        terminals.punch(employee, Duration.ZERO, times);
    }

    /** By a clock that was ahead of Shanghai's, which was noticed. */
    public void punch(EmployeeId employee, Duration ahead, String... readings) {
        terminals.punch(employee, ahead, readings);
    }

    /** What a terminal read besides punches of attendance: who went by its door, or was refused. @param at wall time of Shanghai */
    public void passed(EmployeeId employee, String at, PunchAttributes attributes) {
        terminals.passed(employee, at, attributes);
    }

    /** Lets the background do its work. */
    public void settle() {
        recalculation.changed(org, Topic.PUNCHES);
    }

    public void at(String instant) {
        clock.set(instant);
    }

    public void reported(String instant) {
        memory.reported(site.id(), Instant.parse(instant).toString());
    }

    public List<DayResult> results(EmployeeId employee, String from, String until) {
        MonthQuery query = new MonthQuery(
                LocalDate.parse(from),
                LocalDate.parse(until),
                Optional.empty(),
                Optional.empty(),
                Optional.of(employee),
                "",
                false);
        return timesheets.month(org, Scope.EVERYBODY, query, Page.first(10)).items().stream()
                .map(MonthRow::days)
                .flatMap(List::stream)
                .toList();
    }

    public DayResult result(EmployeeId employee, String date) {
        List<DayResult> found = results(employee, date, date);
        if (found.size() != 1) {
            throw new AssertionError(date + " has " + found);
        }
        return found.get(0);
    }

    /** Nine to six on workdays, for everybody. */
    public Shift dayShift() {
        Shift shift = shift("D9", "09:00", "18:00");
        everybodyWorks(OfficeShifts.workdays(shift), "2026-11-01");
        return shift;
    }
}
