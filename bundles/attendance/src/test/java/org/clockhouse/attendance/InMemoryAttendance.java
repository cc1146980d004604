package org.clockhouse.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.BiFunction;
import org.clockhouse.attendance.spi.AdjustmentRepository;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.attendance.spi.CoverRepository;
import org.clockhouse.attendance.spi.DraftRepository;
import org.clockhouse.attendance.spi.LeaveRepository;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.PeriodRepository;
import org.clockhouse.attendance.spi.PreferenceRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.RosterRepository;
import org.clockhouse.attendance.spi.RuleSetRepository;
import org.clockhouse.attendance.spi.SheetRepository;
import org.clockhouse.attendance.spi.ShiftRepository;
import org.clockhouse.attendance.spi.WatchRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;

/** The repositories of attendance over maps. */
public final class InMemoryAttendance {

    public final ShiftRepository shifts;
    public final RuleSetRepository rules;
    public final RosterRepository rosters;
    public final ResultRepository results;
    public final MarkRepository marks;
    public final WatchRepository watches;
    public final ApprovedRepository approved;
    public final DraftRepository drafts;
    public final CoverRepository cover;
    public final PreferenceRepository preferences;
    public final PeriodRepository periods;
    public final SheetRepository sheets;
    public final AdjustmentRepository adjustments;
    public final LeaveRepository leaves;
    private final InMemoryWatches reports;

    /** @param employed who was employed on one of the dates, both inclusive */
    public InMemoryAttendance(
            InMemoryTransactions transactions, BiFunction<LocalDate, LocalDate, Collection<EmployeeId>> employed) {
        AttendanceRows rows = new AttendanceRows(transactions);
        shifts = new InMemoryShifts(rows);
        rules = new InMemoryRuleSets(rows);
        rosters = new InMemoryRosters(rows);
        results = new InMemoryResults(rows);
        marks = new InMemoryMarks(rows, employed);
        reports = new InMemoryWatches(rows);
        watches = reports;
        approved = new InMemoryApproved(rows);
        drafts = new InMemoryDrafts(rows);
        cover = new InMemoryCover(rows);
        preferences = new InMemoryPreferences(rows);
        periods = new InMemoryPeriods(rows);
        sheets = new InMemorySheets(rows);
        adjustments = new InMemoryAdjustments(rows);
        leaves = new InMemoryLeaves(rows);
    }

    /** Sets up to when the only terminal of a site has reported; it has the site's id. */
    public void reported(SiteId site, String until) {
        reported(new TerminalId(site.value()), site, until);
    }

    public void reported(TerminalId terminal, SiteId site, String until) {
        reports.reported(terminal, site, Instant.parse(until));
    }
}
