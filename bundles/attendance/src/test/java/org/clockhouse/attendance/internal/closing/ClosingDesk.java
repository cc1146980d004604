package org.clockhouse.attendance.internal.closing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.clockhouse.attendance.InMemoryAttendance;
import org.clockhouse.attendance.InMemoryLeaveTypes;
import org.clockhouse.attendance.closing.Completeness;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.closing.PeriodSheets;
import org.clockhouse.attendance.closing.PeriodUndos;
import org.clockhouse.attendance.closing.Periods;
import org.clockhouse.attendance.internal.leave.LeaveBook;
import org.clockhouse.attendance.internal.leave.LeaveTypeBook;
import org.clockhouse.attendance.internal.result.Forecast;
import org.clockhouse.attendance.leave.LeaveCatalogue;
import org.clockhouse.attendance.leave.Leaves;
import org.clockhouse.attendance.spi.OverrideRepository;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.Scope;
import org.clockhouse.notice.RecordedNotices;
import org.clockhouse.punch.PunchReview;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.request.internal.RequestOffice;

/** The real services of periods over memory, for tests. */
public final class ClosingDesk {

    public final Periods periods;
    public final PeriodSheets sheets;
    public final PeriodUndos undos;
    public final LeaveCatalogue leaveTypes;
    public final Leaves leaves;
    public final Completeness completeness;

    public final RecordedNotices notices = new RecordedNotices();

    public ClosingDesk(
            InMemoryAttendance memory,
            OverrideRepository overrides,
            InMemoryRegistry registry,
            RequestOffice desk,
            PunchReview punches,
            Forecast forecast,
            AuditTrail audit,
            Changes changes,
            Clock clock) {
        completeness =
                new CompletenessDesk(memory.watches, registry.directory, registry.sites, registry.transactions, clock);
        sheets = new SheetBook(
                memory.periods,
                memory.sheets,
                memory.adjustments,
                new SheetReader(memory.results, memory.sheets),
                new OpenMatters(desk.requests, desk.tickets),
                new UnreadRows(memory.marks, punches, completeness),
                new LateCauses(memory.results, memory.approved, overrides, desk.requests, registry.sites),
                registry.directory,
                audit,
                registry.transactions,
                changes,
                clock);
        undos = new UndoBook(memory.periods, memory.sheets, registry.directory, audit, registry.transactions, changes);
        leaveTypes =
                new LeaveTypeBook(new InMemoryLeaveTypes(registry.transactions), audit, registry.transactions, changes);
        periods = new PeriodBook(
                memory.periods,
                sheets,
                registry.sites,
                new PeriodNews(notices, registry.directory),
                audit,
                registry.transactions,
                changes,
                clock);
        leaves = new LeaveBook(
                leaveTypes,
                memory.leaves,
                memory.results,
                memory.rules,
                periods,
                forecast,
                registry.directory,
                audit,
                registry.transactions,
                changes,
                clock);
    }

    /** Opens, reviews, approves and locks, whatever is still open. */
    public Period locked(Actor actor, String from, String until) {
        Period period = periods.open(actor, LocalDate.parse(from), LocalDate.parse(until));
        Period reviewed = periods.move(actor, period.id(), period.version(), Period.State.REVIEW);
        sheets.approve(actor, Scope.EVERYBODY, period.id(), Set.of(), false);
        return periods.lock(actor, period.id(), reviewed.version(), "test");
    }
}
