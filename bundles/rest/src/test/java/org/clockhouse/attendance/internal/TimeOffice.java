package org.clockhouse.attendance.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clockhouse.account.Accounts;
import org.clockhouse.account.Permissions;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.InMemoryAllowances;
import org.clockhouse.attendance.InMemoryAttendance;
import org.clockhouse.attendance.InMemoryNewcomers;
import org.clockhouse.attendance.InMemoryOverrides;
import org.clockhouse.attendance.InMemoryRollCalls;
import org.clockhouse.attendance.InMemoryRosterFeeds;
import org.clockhouse.attendance.InMemoryStamps;
import org.clockhouse.attendance.day.AllowanceLines;
import org.clockhouse.attendance.day.DeviceFaults;
import org.clockhouse.attendance.day.MissedPunches;
import org.clockhouse.attendance.day.RollCalls;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.generate.CoverNeeds;
import org.clockhouse.attendance.generate.RosterGenerator;
import org.clockhouse.attendance.generate.RosterPreferences;
import org.clockhouse.attendance.internal.ask.ApprovedTrips;
import org.clockhouse.attendance.internal.ask.AskedTime;
import org.clockhouse.attendance.internal.closing.ClosedPeriods;
import org.clockhouse.attendance.internal.closing.ClosingDesk;
import org.clockhouse.attendance.internal.correction.DeviceFaultDesk;
import org.clockhouse.attendance.internal.correction.MissedPunchDesk;
import org.clockhouse.attendance.internal.generate.GeneratorDesk;
import org.clockhouse.attendance.internal.generate.PreferenceBook;
import org.clockhouse.attendance.internal.generate.PuzzleReader;
import org.clockhouse.attendance.internal.generate.Searches;
import org.clockhouse.attendance.internal.generate.StandInDesk;
import org.clockhouse.attendance.internal.leave.LeaveDayBook;
import org.clockhouse.attendance.internal.live.Board;
import org.clockhouse.attendance.internal.live.OnSite;
import org.clockhouse.attendance.internal.live.RollCallDesk;
import org.clockhouse.attendance.internal.market.ShiftMarket;
import org.clockhouse.attendance.internal.period.AllowanceCounter;
import org.clockhouse.attendance.internal.period.CycleBook;
import org.clockhouse.attendance.internal.period.Employments;
import org.clockhouse.attendance.internal.period.PeriodCountBook;
import org.clockhouse.attendance.internal.result.Agenda;
import org.clockhouse.attendance.internal.result.DifferenceWriter;
import org.clockhouse.attendance.internal.result.Forecast;
import org.clockhouse.attendance.internal.result.InputReader;
import org.clockhouse.attendance.internal.result.Recalculation;
import org.clockhouse.attendance.internal.roster.CoverBook;
import org.clockhouse.attendance.internal.roster.DutyReader;
import org.clockhouse.attendance.internal.roster.FeedDesk;
import org.clockhouse.attendance.internal.roster.MismatchReader;
import org.clockhouse.attendance.internal.roster.NewcomerDesk;
import org.clockhouse.attendance.internal.roster.OpenShiftReach;
import org.clockhouse.attendance.internal.roster.PlanChanges;
import org.clockhouse.attendance.internal.roster.Publisher;
import org.clockhouse.attendance.internal.roster.RosterBook;
import org.clockhouse.attendance.internal.roster.RosterDesk;
import org.clockhouse.attendance.internal.roster.RosterSheets;
import org.clockhouse.attendance.internal.roster.SheetReader;
import org.clockhouse.attendance.internal.rule.AllowanceBook;
import org.clockhouse.attendance.internal.rule.OverrideBook;
import org.clockhouse.attendance.internal.rule.RuleBook;
import org.clockhouse.attendance.internal.shift.ShiftBook;
import org.clockhouse.attendance.internal.timesheet.Explainer;
import org.clockhouse.attendance.internal.timesheet.TimesheetBook;
import org.clockhouse.attendance.internal.trial.SandboxDesk;
import org.clockhouse.attendance.internal.trial.TrialDesk;
import org.clockhouse.attendance.leave.LeaveDays;
import org.clockhouse.attendance.market.OpenShifts;
import org.clockhouse.attendance.market.StandIns;
import org.clockhouse.attendance.market.Swaps;
import org.clockhouse.attendance.period.PeriodCounts;
import org.clockhouse.attendance.period.WorkCycles;
import org.clockhouse.attendance.roster.Newcomers;
import org.clockhouse.attendance.roster.RosterFeeds;
import org.clockhouse.attendance.roster.RosterGrid;
import org.clockhouse.attendance.roster.RosterImports;
import org.clockhouse.attendance.roster.Rosters;
import org.clockhouse.attendance.rule.AllowanceRules;
import org.clockhouse.attendance.rule.RuleOverrides;
import org.clockhouse.attendance.rule.RuleSets;
import org.clockhouse.attendance.shift.Shifts;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.trial.RuleSandbox;
import org.clockhouse.attendance.trial.RuleTrials;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.access.AccessPlan;
import org.clockhouse.credential.visitor.Stays;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.notice.Notices;
import org.clockhouse.notice.RecordedNotices;
import org.clockhouse.punch.FieldWork;
import org.clockhouse.punch.InMemoryPunches;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.internal.StoredPunchReview;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.internal.sheet.PlainSheets;
import org.clockhouse.request.internal.RequestOffice;

/** The real attendance bundle over memory, for tests of the API. */
public final class TimeOffice {

    public final Shifts shifts;
    public final RuleSets rules;
    public final RuleTrials trials;
    public final RuleSandbox sandbox;
    public final RuleOverrides overrides;
    public final AllowanceRules allowances;
    public final AllowanceLines allowanceLines;
    public final Rosters rosters;
    public final RosterGrid grid;
    public final RosterGenerator generator;
    public final RosterPreferences preferences;
    public final StandIns standIns;
    public final CoverNeeds cover;
    public final Swaps swaps;
    public final OpenShifts openShifts;
    public final RosterImports rosterImports;
    public final RosterFeeds rosterFeeds;
    public final Timesheets timesheets;
    public final WorkCycles cycles;
    public final PeriodCounts counts;
    public final ClosingDesk closing;
    public final LeaveDays leaveDays;
    public final FieldWork fieldWork;
    public final DeviceFaults deviceFaults;
    public final MissedPunches missedPunches;
    public final RollCalls rollCalls;
    private final OrgId org;
    private final InMemoryRegistry registry;
    private final InMemoryPunches punches;
    private final InMemoryAttendance memory;
    private final Recalculation recalculation;

    /** Puts something in force as if its request had been approved. */
    public void approve(OrgId org, Approved approved) {
        registry.transactions.run(org, () -> memory.approved.put(approved));
    }

    /** The door for newcomers, over people, rosters and cards. */
    public static Newcomers newcomers(
            InMemoryRegistry registry, Rosters rosters, InMemoryDesk desk, AuditTrail audit, Clock clock) {
        return new NewcomerDesk(
                new InMemoryNewcomers(registry.transactions),
                registry.employees,
                rosters,
                desk.levels,
                desk.credentials,
                audit,
                registry.transactions,
                clock);
    }

    public TimeOffice(
            OrgId org,
            InMemoryRegistry registry,
            InMemoryPunches punches,
            PunchLog log,
            AuditTrail audit,
            RecordedChanges changes,
            RequestOffice desk,
            Notices notices,
            Stays stays,
            Accounts accounts,
            Permissions permissions,
            Clock clock) {
        this.org = org;
        this.registry = registry;
        this.punches = punches;
        var transactions = registry.transactions;
        memory = new InMemoryAttendance(transactions, this::employed);
        InMemoryStamps stamps = new InMemoryStamps(punches);
        RuleBook book = new RuleBook(memory.rules, memory.marks, audit, transactions, changes, clock);
        rules = book;
        shifts = new ShiftBook(memory.shifts, memory.rules, memory.marks, audit, transactions, changes, clock);
        rosters = new RosterBook(
                memory.rosters,
                memory.shifts,
                memory.marks,
                registry.departments,
                registry.directory,
                audit,
                transactions,
                changes,
                clock);
        InMemoryOverrides overrideRows = new InMemoryOverrides(transactions);
        ClosedPeriods closed = new ClosedPeriods(memory.periods, memory.adjustments, memory.results);
        ReportMarkReader reportMarks = new ReportMarkReader(memory.watches, any -> AccessPlan.PLAIN);
        InputReader reader = new InputReader(
                memory.shifts,
                memory.rules,
                memory.rosters,
                stamps,
                memory.results,
                memory.watches,
                memory.approved,
                overrideRows,
                closed,
                book,
                registry.sites,
                registry.calendars,
                registry.departments,
                registry.directory,
                reportMarks,
                clock);
        sandbox = new SandboxDesk(reader, book, registry.directory, transactions);
        trials = new TrialDesk(reader, registry.directory, transactions);
        cover = new CoverBook(memory.cover, registry.departments, audit, transactions, changes);
        SheetReader sheets = new SheetReader(reader, memory.drafts, memory.results, registry.directory);
        PlanChanges plans = new PlanChanges(memory.rosters, memory.marks, sheets, transactions, changes, clock);
        grid = new RosterDesk(
                memory.drafts,
                sheets,
                new Publisher(memory.drafts, plans, sheets, registry.directory, new RecordedNotices(), audit, clock),
                new MismatchReader(sheets, memory.results, stamps, registry.sites),
                new DutyReader(sheets),
                registry.directory,
                audit,
                transactions,
                changes,
                clock);
        preferences = new PreferenceBook(memory.preferences, registry.directory, audit, transactions, changes);
        PuzzleReader puzzles = new PuzzleReader(sheets, memory.cover, memory.preferences, clock);
        standIns = new StandInDesk(puzzles, registry.directory, transactions);
        generator = new GeneratorDesk(
                puzzles,
                (puzzle, atMost, watch) -> puzzle.start(),
                new Searches(),
                grid,
                registry.directory,
                transactions,
                new DirectWorkers(),
                clock);
        rosterImports =
                new RosterSheets(new PlainSheets(), memory.shifts, sheets, grid, registry.directory, transactions);
        rosterFeeds = new FeedDesk(
                new InMemoryRosterFeeds(transactions),
                sheets,
                new OpenShiftReach(memory.shifts, registry.departments, registry.directory, registry.sites, clock),
                accounts,
                permissions,
                registry.directory,
                audit,
                transactions,
                clock);
        ShiftMarket market =
                new ShiftMarket(registry, memory.shifts, plans, notices, audit, transactions, changes, clock);
        swaps = market.register(desk);
        openShifts = market.openShifts;
        closing = new ClosingDesk(
                memory,
                overrideRows,
                registry,
                desk,
                new StoredPunchReview(punches, transactions, audit, changes),
                new Forecast(reader),
                audit,
                changes,
                clock);
        fieldWork = new ApprovedTrips(memory.approved, transactions);
        leaveDays = new LeaveDayBook(memory.approved, registry.sites, transactions);
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
        OverrideBook overrideBook = new OverrideBook(
                overrideRows, closed, memory.marks, registry.directory, audit, transactions, changes, clock);
        overrides = overrideBook;
        InMemoryAllowances allowanceRows = new InMemoryAllowances(transactions, punches);
        allowances = new AllowanceBook(
                allowanceRows, closed, shifts, registry.sites, registry.departments, audit, transactions, changes);
        allowanceLines = new AllowanceCounter(
                allowanceRows, registry.directory, registry.departments, registry.sites, transactions);
        Agenda agenda = new Agenda(
                memory.marks,
                memory.watches,
                overrideBook,
                registry.changes,
                registry.sites,
                registry.directory,
                transactions,
                reportMarks,
                clock);
        recalculation = new Recalculation(
                reader,
                new DifferenceWriter(memory.results, closed, memory.watches, memory.marks, transactions, changes),
                memory.marks,
                agenda,
                registry.organisation,
                transactions,
                worked -> Duration.ZERO,
                new DirectWorkers(),
                Recalculation.Pace.AT_ONCE);
        Board board = new Board(
                memory.results,
                stamps,
                reportMarks,
                memory.approved,
                registry.directory,
                registry.sites,
                transactions,
                clock);
        deviceFaults = new DeviceFaultDesk(
                memory.results, desk.requests, registry.directory, registry.sites, transactions, clock);
        missedPunches = new MissedPunchDesk(
                reader, log, memory.results, closed, desk.requests, registry.directory, transactions);
        rollCalls = new RollCallDesk(
                new InMemoryRollCalls(transactions),
                new OnSite(board, stamps, registry.directory, stays, clock),
                log,
                registry.sites,
                audit,
                transactions,
                changes,
                clock);
        timesheets = new TimesheetBook(
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
                new DirectWorkers());
        Employments employments = new Employments(registry.directory, registry.sites, registry.calendars, clock);
        counts = new PeriodCountBook(timesheets, memory.results, memory.rules, employments, transactions);
        cycles = new CycleBook(timesheets, memory.results, memory.rules, employments, transactions);
    }

    /** Lets the background do its work on what was punched and changed. */
    public void settle() {
        registry.transactions.run(
                org,
                () -> memory.marks.add(punches.takeTouched().stream()
                        .map(mark -> new Mark(mark.employee(), mark.day(), mark.day()))
                        .toList()));
        recalculation.changed(org, Topic.PUNCHES);
    }

    public void reported(SiteId site, Instant upTo) {
        memory.reported(site, upTo.toString());
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
}
