package org.clockhouse.store.internal.attendance;

import org.clockhouse.attendance.AttendanceRepositoryContract;
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
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

/** The contract on one of the databases. */
abstract class StoredAttendance extends AttendanceRepositoryContract {

    private final Databases.Open store;

    StoredAttendance(Databases.Open store) {
        this.store = store;
    }

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected ShiftRepository shifts() {
        return new SqlShifts(store.transactions());
    }

    @Override
    protected RuleSetRepository rules() {
        return new SqlRuleSets(store.transactions());
    }

    @Override
    protected RosterRepository rosters() {
        return new SqlRosters(store.transactions());
    }

    @Override
    protected ResultRepository results() {
        return new SqlResults(store.transactions());
    }

    @Override
    protected MarkRepository marks() {
        return new SqlMarks(store.transactions());
    }

    @Override
    protected WatchRepository watches() {
        return new SqlWatches(store.transactions());
    }

    @Override
    protected ApprovedRepository approved() {
        return new SqlApproved(store.transactions());
    }

    @Override
    protected DraftRepository drafts() {
        return new SqlDrafts(store.transactions());
    }

    @Override
    protected CoverRepository cover() {
        return new SqlCover(store.transactions());
    }

    @Override
    protected PreferenceRepository preferences() {
        return new SqlPreferences(store.transactions());
    }

    @Override
    protected PeriodRepository periods() {
        return new SqlPeriods(store.transactions());
    }

    @Override
    protected SheetRepository sheets() {
        return new SqlSheets(store.transactions());
    }

    @Override
    protected AdjustmentRepository adjustments() {
        return new SqlAdjustments(store.transactions());
    }

    @Override
    protected LeaveRepository leaves() {
        return new SqlLeaves(store.transactions());
    }
}
