package org.clockhouse.attendance.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clockhouse.attendance.CoverNeeds;
import org.clockhouse.attendance.DeviceFaults;
import org.clockhouse.attendance.InMemoryAttendance;
import org.clockhouse.attendance.InMemoryRollCalls;
import org.clockhouse.attendance.InMemoryStamps;
import org.clockhouse.attendance.RollCalls;
import org.clockhouse.attendance.RosterGrid;
import org.clockhouse.attendance.Rosters;
import org.clockhouse.attendance.RuleSets;
import org.clockhouse.attendance.Shifts;
import org.clockhouse.attendance.Timesheets;
import org.clockhouse.attendance.internal.ask.AskedTime;
import org.clockhouse.attendance.internal.closing.ClosingDesk;
import org.clockhouse.attendance.internal.roster.CoverBook;
import org.clockhouse.attendance.internal.roster.MismatchReader;
import org.clockhouse.attendance.internal.roster.Publisher;
import org.clockhouse.attendance.internal.roster.RosterDesk;
import org.clockhouse.attendance.internal.roster.SheetReader;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.notice.RecordedNotices;
import org.clockhouse.punch.InMemoryPunches;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.internal.StoredPunchReview;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.request.internal.RequestOffice;

/** The real attendance bundle over memory, for tests of the API. */
public final class TimeOffice {

    public final Shifts shifts;
    public final RuleSets rules;
    public final Rosters rosters;
    public final RosterGrid grid;
    public final CoverNeeds cover;
    public final Timesheets timesheets;
    public final ClosingDesk closing;
    public final DeviceFaults deviceFaults;
    public final RollCalls rollCalls;
    private final OrgId org;
    private final InMemoryRegistry registry;
    private final InMemoryPunches punches;
    private final InMemoryAttendance memory;
    private final Recalculation recalculation;

    public TimeOffice(
            OrgId org,
            InMemoryRegistry registry,
            InMemoryPunches punches,
            PunchLog log,
            AuditTrail audit,
            RecordedChanges changes,
            RequestOffice desk,
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
        ClosedPeriods closed = new ClosedPeriods(memory.periods, memory.adjustments, memory.results);
        InputReader reader = new InputReader(
                memory.shifts,
                memory.rules,
                memory.rosters,
                stamps,
                memory.results,
                memory.watches,
                memory.approved,
                closed,
                book,
                registry.sites,
                registry.calendars,
                registry.departments,
                registry.directory,
                clock);
        cover = new CoverBook(memory.cover, registry.departments, audit, transactions, changes);
        SheetReader sheets = new SheetReader(reader, memory.drafts, memory.results, registry.directory);
        grid = new RosterDesk(
                memory.drafts,
                sheets,
                new Publisher(
                        memory.drafts,
                        memory.rosters,
                        memory.marks,
                        sheets,
                        registry.directory,
                        new RecordedNotices(),
                        audit,
                        transactions,
                        changes,
                        clock),
                new MismatchReader(sheets, memory.results, stamps, registry.sites),
                registry.directory,
                audit,
                transactions,
                changes,
                clock);
        AskedTime.kinds(
                        reader,
                        memory.approved,
                        memory.leaves,
                        memory.marks,
                        registry.employees,
                        registry.sites,
                        registry.calendars,
                        transactions,
                        changes,
                        clock)
                .forEach(desk::register);
        closing = new ClosingDesk(
                memory,
                registry,
                desk,
                new StoredPunchReview(punches, transactions, audit, changes),
                audit,
                changes,
                clock);
        Agenda agenda = new Agenda(
                memory.marks,
                memory.watches,
                registry.changes,
                registry.sites,
                registry.directory,
                transactions,
                clock);
        recalculation = new Recalculation(
                reader,
                new DifferenceWriter(memory.results, closed, memory.watches, memory.marks, transactions, changes),
                memory.marks,
                agenda,
                registry.organisation,
                transactions,
                new DirectWorkers());
        Board board = new Board(
                memory.results,
                stamps,
                memory.watches,
                memory.approved,
                registry.directory,
                registry.sites,
                transactions,
                clock);
        deviceFaults = new DeviceFaultDesk(memory.results, desk.requests, registry.directory, transactions);
        rollCalls = new RollCallDesk(
                new InMemoryRollCalls(transactions),
                new OnSite(board, stamps, registry.directory, clock),
                log,
                registry.sites,
                audit,
                transactions,
                changes,
                clock);
        timesheets = new TimesheetBook(
                memory.results,
                memory.marks,
                closed,
                agenda,
                new Explainer(reader, log, desk.requests),
                board,
                registry.directory,
                audit,
                transactions,
                changes);
    }

    /** Lets the background do its work on what was punched and changed. */
    public void settle() {
        registry.transactions.run(
                org,
                () -> memory.marks.add(punches.takeMarks().stream()
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
