package org.clockhouse.store.internal.attendance;

import org.clockhouse.attendance.ApprovedContract;
import org.clockhouse.attendance.PeriodContract;
import org.clockhouse.attendance.ResultContract;
import org.clockhouse.attendance.RosterContract;
import org.clockhouse.attendance.RosterDraftContract;
import org.clockhouse.attendance.ShiftContract;
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
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.store.internal.punch.JdbcPunches;
import org.junit.jupiter.api.AfterEach;

/** The contracts on one of the databases. */
abstract class StoredAttendance
        implements ShiftContract,
                RosterContract,
                RosterDraftContract,
                ResultContract,
                ApprovedContract,
                PeriodContract {

    private final OrgId org = OrgId.next();
    private final Databases.Open store;
    private final JdbcPunches punches;

    StoredAttendance(Databases.Open store) {
        this.store = store;
        this.punches = new JdbcPunches(
                store.database(), store.transactions(), store.cipher(), store.index(), new ThreadWorkers());
    }

    @AfterEach
    void stop() {
        punches.stop();
    }

    @Override
    public OrgId org() {
        return org;
    }

    @Override
    public Transactions transactions() {
        return store.transactions();
    }

    @Override
    public ShiftRepository shifts() {
        return new SqlShifts(store.transactions());
    }

    @Override
    public RuleSetRepository rules() {
        return new SqlRuleSets(store.transactions());
    }

    @Override
    public RosterRepository rosters() {
        return new SqlRosters(store.transactions());
    }

    @Override
    public ResultRepository results() {
        return new SqlResults(store.transactions());
    }

    @Override
    public MarkRepository marks() {
        return new SqlMarks(store.transactions(), punches);
    }

    @Override
    public WatchRepository watches() {
        return new SqlWatches(store.transactions());
    }

    @Override
    public ApprovedRepository approved() {
        return new SqlApproved(store.transactions());
    }

    @Override
    public DraftRepository drafts() {
        return new SqlDrafts(store.transactions());
    }

    @Override
    public CoverRepository cover() {
        return new SqlCover(store.transactions());
    }

    @Override
    public PreferenceRepository preferences() {
        return new SqlPreferences(store.transactions());
    }

    @Override
    public PeriodRepository periods() {
        return new SqlPeriods(store.transactions());
    }

    @Override
    public SheetRepository sheets() {
        return new SqlSheets(store.transactions());
    }

    @Override
    public AdjustmentRepository adjustments() {
        return new SqlAdjustments(store.transactions());
    }

    @Override
    public LeaveRepository leaves() {
        return new SqlLeaves(store.transactions());
    }
}
