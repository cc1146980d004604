package org.clockhouse.attendance;

import java.util.List;
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
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;

class InMemoryAttendanceTest extends AttendanceRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryAttendance memory = new InMemoryAttendance(transactions, (from, until) -> List.of());

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected ShiftRepository shifts() {
        return memory.shifts;
    }

    @Override
    protected RuleSetRepository rules() {
        return memory.rules;
    }

    @Override
    protected RosterRepository rosters() {
        return memory.rosters;
    }

    @Override
    protected ResultRepository results() {
        return memory.results;
    }

    @Override
    protected MarkRepository marks() {
        return memory.marks;
    }

    @Override
    protected WatchRepository watches() {
        return memory.watches;
    }

    @Override
    protected ApprovedRepository approved() {
        return memory.approved;
    }

    @Override
    protected DraftRepository drafts() {
        return memory.drafts;
    }

    @Override
    protected CoverRepository cover() {
        return memory.cover;
    }

    @Override
    protected PreferenceRepository preferences() {
        return memory.preferences;
    }

    @Override
    protected PeriodRepository periods() {
        return memory.periods;
    }

    @Override
    protected SheetRepository sheets() {
        return memory.sheets;
    }

    @Override
    protected AdjustmentRepository adjustments() {
        return memory.adjustments;
    }

    @Override
    protected LeaveRepository leaves() {
        return memory.leaves;
    }
}
