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
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;

class InMemoryAttendanceTest
        implements ShiftContract,
                RosterContract,
                RosterDraftContract,
                ResultContract,
                ApprovedContract,
                PeriodContract {

    private final OrgId org = OrgId.next();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryAttendance memory = new InMemoryAttendance(transactions, (from, until) -> List.of());

    @Override
    public OrgId org() {
        return org;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public ShiftRepository shifts() {
        return memory.shifts;
    }

    @Override
    public RuleSetRepository rules() {
        return memory.rules;
    }

    @Override
    public RosterRepository rosters() {
        return memory.rosters;
    }

    @Override
    public ResultRepository results() {
        return memory.results;
    }

    @Override
    public MarkRepository marks() {
        return memory.marks;
    }

    @Override
    public WatchRepository watches() {
        return memory.watches;
    }

    @Override
    public ApprovedRepository approved() {
        return memory.approved;
    }

    @Override
    public DraftRepository drafts() {
        return memory.drafts;
    }

    @Override
    public CoverRepository cover() {
        return memory.cover;
    }

    @Override
    public PreferenceRepository preferences() {
        return memory.preferences;
    }

    @Override
    public PeriodRepository periods() {
        return memory.periods;
    }

    @Override
    public SheetRepository sheets() {
        return memory.sheets;
    }

    @Override
    public AdjustmentRepository adjustments() {
        return memory.adjustments;
    }

    @Override
    public LeaveRepository leaves() {
        return memory.leaves;
    }
}
