package org.clockhouse.attendance.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.clockhouse.attendance.internal.ask.AskedTime;
import org.clockhouse.attendance.internal.ask.ShiftMarket;
import org.clockhouse.attendance.internal.closing.ClosingDesk;
import org.clockhouse.attendance.internal.roster.DutyReader;
import org.clockhouse.attendance.internal.roster.MismatchReader;
import org.clockhouse.attendance.internal.roster.PlanChanges;
import org.clockhouse.attendance.internal.roster.Publisher;
import org.clockhouse.attendance.internal.roster.RosterDesk;
import org.clockhouse.attendance.internal.roster.RosterSheets;
import org.clockhouse.attendance.internal.roster.SheetReader;
import org.clockhouse.attendance.market.OpenShifts;
import org.clockhouse.attendance.market.Swaps;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.roster.RosterImports;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.attendance.spi.Mark;
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
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.PunchTime.OffsetSource;
import org.clockhouse.punch.Road;
import org.clockhouse.punch.internal.StoredPunchLog;
import org.clockhouse.punch.internal.StoredPunchReview;
import org.clockhouse.registry.Calendar;
import org.clockhouse.registry.CalendarDay;
import org.clockhouse.registry.CalendarDraft;
import org.clockhouse.registry.DayType;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.Site;
import org.clockhouse.registry.SiteDraft;
import org.clockhouse.registry.internal.PlainSheets;
import org.clockhouse.request.internal.RequestOffice;

/** A company with one site in Shanghai, whose clock says Friday 20 November 2026, 08:00 UTC, and all services. */
final class Office {

    final InMemoryTransactions transactions = new InMemoryTransactions();
    final RecordedAudit audit = new RecordedAudit();
    final RecordedChanges changes = new RecordedChanges();
    final TestClock clock = new TestClock("2026-11-20T08:00:00Z");
    final DirectWorkers workers = new DirectWorkers();
    final InMemoryRegistry registry = new InMemoryRegistry(transactions, audit, changes, clock);
    final InMemoryDesk cards = new InMemoryDesk(registry, audit, changes, clock);
    final OrgId org = registry.org;
    final Actor actor = registry.actor;
    final InMemoryPunches punches = new InMemoryPunches(transactions);
    final StoredPunchLog log = new StoredPunchLog(punches, transactions, changes);
    final InMemoryAttendance memory = new InMemoryAttendance(transactions, this::employed);
    final InMemoryStamps stamps = new InMemoryStamps(punches);
    final RuleBook rules = new RuleBook(memory.rules, memory.marks, audit, transactions, changes, clock);
    final ShiftBook shifts =
            new ShiftBook(memory.shifts, memory.rules, memory.marks, audit, transactions, changes, clock);
    final RosterBook rosters = new RosterBook(
            memory.rosters,
            memory.shifts,
            memory.marks,
            registry.departments,
            registry.directory,
            audit,
            transactions,
            changes,
            clock);
    final InMemoryOverrides overrideRows = new InMemoryOverrides(transactions);
    final ClosedPeriods closed = new ClosedPeriods(memory.periods, memory.adjustments, memory.results);
    /** Everybody may use the attendance terminals of their site, until a test says otherwise. */
    AccessPlan access = AccessPlan.PLAIN;

    final ReportMarkReader reportMarks = new ReportMarkReader(memory.watches, org -> access);
    final InputReader reader = new InputReader(
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
    final SheetReader sheets = new SheetReader(reader, memory.drafts, memory.results, registry.directory);
    final PlanChanges planChanges = new PlanChanges(memory.rosters, memory.marks, sheets, transactions, changes, clock);
    final RecordedNotices notices = new RecordedNotices();
    final RosterDesk grid = new RosterDesk(
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
    final RosterImports rosterSheets =
            new RosterSheets(new PlainSheets(), memory.shifts, sheets, grid, registry.directory, transactions);
    final ShiftMarket market =
            new ShiftMarket(registry, memory.shifts, planChanges, notices, audit, transactions, changes, clock);
    final RoleRepository roleRows = new InMemoryRoles(transactions);
    final GrantBook grants = new GrantBook(
            new InMemoryAccounts(transactions), new InMemoryApiKeys(transactions), roleRows, transactions);
    final RequestOffice desk = new RequestOffice(
            registry,
            new GrantedPermissions(grants, audit),
            new RoleBook(roleRows, grants, audit, transactions, changes),
            audit,
            changes,
            clock);
    final OverrideBook overrides = new OverrideBook(
            overrideRows, closed, memory.marks, registry.directory, audit, transactions, changes, clock);
    final Agenda agenda = new Agenda(
            memory.marks,
            memory.watches,
            overrides,
            registry.changes,
            registry.sites,
            registry.directory,
            transactions,
            reportMarks,
            clock);
    final Recalculation recalculation = new Recalculation(
            reader,
            new DifferenceWriter(memory.results, closed, memory.watches, memory.marks, transactions, changes),
            memory.marks,
            agenda,
            registry.organisation,
            transactions,
            worked -> Duration.ZERO,
            workers,
            Recalculation.Pace.AT_ONCE);
    final Board board = new Board(
            memory.results,
            stamps,
            reportMarks,
            memory.approved,
            registry.directory,
            registry.sites,
            transactions,
            clock);
    final Alerts alerts = alerts(memory.results, changes);
    final InMemoryRollCalls rollCallRows = new InMemoryRollCalls(transactions);
    final RollCallDesk rollCalls = new RollCallDesk(
            rollCallRows,
            new OnSite(board, stamps, registry.directory, cards.stays, clock),
            log,
            registry.sites,
            audit,
            transactions,
            changes,
            clock);
    final TimesheetBook timesheets = new TimesheetBook(
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
            changes);
    final ClosingDesk closing = new ClosingDesk(
            memory,
            registry,
            desk,
            new StoredPunchReview(punches, transactions, audit, changes),
            audit,
            changes,
            clock);
    final Site site = registry.site("上海", "Asia/Shanghai");
    final Department works = registry.department("工厂");
    final Department press = registry.department("冲压", works);
    final TerminalId terminal = TerminalId.next();
    final AssemblyReader assembly =
            new AssemblyReader(rollCallRows, log, () -> List.of(org), transactions, changes, new DirectWorkers());
    final Swaps swaps = market.register(desk);
    final OpenShifts openShifts = market.openShifts;
    private int hired;

    Office() {
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

    Employments employments() {
        return new Employments(registry.directory, registry.sites, registry.calendars, clock);
    }

    Alerts alerts(ResultRepository results, Changes hints) {
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

    EmployeeId hire() {
        return registry.hire("1000" + ++hired, "员工" + hired, site, press).id();
    }

    EmployeeId hireOn(String date) {
        return hire("", LocalDate.parse(date));
    }

    EmployeeId hireAs(String position) {
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
    void calendar(Map<String, DayType> special) {
        List<CalendarDay> days = special.entrySet().stream()
                .map(day -> new CalendarDay(
                        LocalDate.parse(day.getKey()), day.getValue(), "", "", CalendarDay.Layer.PUBLIC))
                .toList();
        Calendar calendar =
                registry.calendars.add(actor, new CalendarDraft(new LocalName("日历", ""), Calendar.WEEKEND, days));
        registry.sites.amend(
                actor,
                site.id(),
                new SiteDraft(site.name(), site.zone(), Optional.of(calendar.id()), false),
                site.version());
    }

    void leaves(EmployeeId employee, String lastDay) {
        long version = registry.employees.find(org, Scope.EVERYBODY, employee).version();
        registry.employees.end(actor, Scope.EVERYBODY, employee, LocalDate.parse(lastDay), "", version);
    }

    /** 12:00 to 13:00 is the break of shifts that span it. */
    Shift shift(String code, String start, String end) {
        ShiftTerms.Segment segment = ShiftTerms.Segment.of(LocalTime.parse(start), LocalTime.parse(end));
        boolean noon = segment.from() < 720 && segment.until() > 780;
        return shifts.define(
                actor,
                new ShiftTerms(
                        code,
                        new LocalName(code, code),
                        "",
                        List.of(segment),
                        noon ? List.of(new ShiftTerms.Break(720, 780, false)) : List.of(),
                        120,
                        360,
                        rules.standard(org).id(),
                        OptionalInt.empty(),
                        OptionalInt.empty()));
    }

    /** By rules of its own, and without a break. @param from and until in minutes of its day */
    Shift shift(String code, int from, int until, RuleSet rules) {
        return shifts.define(
                actor,
                new ShiftTerms(
                        code,
                        new LocalName(code, code),
                        "",
                        List.of(new ShiftTerms.Segment(from, until)),
                        List.of(),
                        120,
                        240,
                        rules.id(),
                        OptionalInt.empty(),
                        OptionalInt.empty()));
    }

    static Pattern allDays(Shift shift) {
        return Pattern.week(
                Arrays.stream(java.time.DayOfWeek.values()).collect(Collectors.toMap(day -> day, day -> shift.id())));
    }

    static Pattern workdays(Shift shift) {
        return Pattern.week(IntStream.rangeClosed(1, 5)
                .mapToObj(java.time.DayOfWeek::of)
                .collect(Collectors.toMap(day -> day, day -> shift.id())));
    }

    void everybodyWorks(Pattern pattern, String from) {
        rosters.assign(actor, new Target.Everybody(), pattern, LocalDate.parse(from), Optional.empty(), false);
    }

    /** Punches at wall times of Shanghai. */
    void punch(EmployeeId employee, String... times) {
        punch(employee, Duration.ZERO, times);
    }

    /** By a clock that was ahead of Shanghai's, which was noticed. */
    void punch(EmployeeId employee, Duration ahead, String... readings) {
        PunchAttributes card = PunchAttributes.of(Method.CARD, FunctionKey.UNSTATED);
        append(Arrays.stream(readings)
                .map(time -> read(employee, time.replace(' ', 'T'), ahead, card))
                .toList());
        transactions.run(
                org,
                () -> memory.marks.add(punches.takeTouched().stream()
                        .map(mark -> new Mark(mark.employee(), mark.day(), mark.day()))
                        .toList()));
    }

    /** What a terminal read besides punches of attendance: who went by its door, or was refused. @param at wall time of Shanghai */
    void passed(EmployeeId employee, String at, PunchAttributes attributes) {
        append(List.of(read(employee, at, Duration.ZERO, attributes)));
    }

    private static NewPunch read(EmployeeId employee, String at, Duration ahead, PunchAttributes attributes) {
        return new NewPunch(
                PunchSubject.number(employee.text()),
                Optional.of(employee),
                PunchTime.of(
                        LocalDateTime.parse(at),
                        Duration.ofHours(8).plus(ahead),
                        ZoneId.of("Asia/Shanghai"),
                        OffsetSource.MEASURED),
                attributes,
                ahead.isZero() ? Set.of() : Set.of(PunchFlag.CLOCK_OFF));
    }

    private void append(List<NewPunch> punches) {
        log.append(
                org,
                new PunchBatch(
                        terminal, Road.VISIT, "", clock.instant(), punches, List.of(), PunchBatch.Progress.NONE));
    }

    /** Lets the background do its work. */
    void settle() {
        recalculation.changed(org, Topic.PUNCHES);
    }

    void at(String instant) {
        clock.set(instant);
    }

    void reported(String instant) {
        memory.reported(site.id(), Instant.parse(instant).toString());
    }

    List<DayResult> results(EmployeeId employee, String from, String until) {
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

    DayResult result(EmployeeId employee, String date) {
        List<DayResult> found = results(employee, date, date);
        if (found.size() != 1) {
            throw new AssertionError(date + " has " + found);
        }
        return found.get(0);
    }

    /** Cells as {@code date code minutes}, for what is planned. */
    Map<String, String> codes(EmployeeId employee, String from, String until) {
        return results(employee, from, until).stream()
                .filter(result -> result.planned().isPresent())
                .collect(Collectors.toMap(
                        result -> result.date().toString(),
                        result -> result.planned().get().code(),
                        (one, other) -> one + '+' + other,
                        java.util.TreeMap::new));
    }

    /** Nine to six on workdays, for everybody. */
    Shift dayShift() {
        Shift shift = shift("D9", "09:00", "18:00");
        everybodyWorks(workdays(shift), "2026-11-01");
        return shift;
    }
}
