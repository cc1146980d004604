package org.clockhouse.attendance.internal.market;

import java.time.Clock;
import org.clockhouse.attendance.InMemoryShiftMarket;
import org.clockhouse.attendance.internal.ask.SwapKind;
import org.clockhouse.attendance.internal.roster.OpenShiftReach;
import org.clockhouse.attendance.internal.roster.PlanChanges;
import org.clockhouse.attendance.internal.roster.RosterTold;
import org.clockhouse.attendance.market.OpenShifts;
import org.clockhouse.attendance.market.Swaps;
import org.clockhouse.attendance.spi.ShiftRepository;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.request.internal.RequestOffice;

/** Swaps and open shifts over memory, for tests. */
public final class ShiftMarket {

    public final OpenShifts openShifts;
    private final InMemoryShiftMarket rows;
    private final SwapTerms terms;
    private final RosterTold told;
    private final AuditTrail audit;
    private final InMemoryTransactions transactions;
    private final Changes changes;
    private final Clock clock;

    public ShiftMarket(
            InMemoryRegistry registry,
            ShiftRepository shifts,
            PlanChanges plans,
            Notices notices,
            AuditTrail audit,
            InMemoryTransactions transactions,
            Changes changes,
            Clock clock) {
        this.rows = new InMemoryShiftMarket(transactions);
        this.terms = new SwapTerms(plans, registry.directory, clock);
        this.told = new RosterTold(notices);
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
        this.openShifts = new OpenShiftDesk(
                rows.openShifts,
                new OpenShiftReach(shifts, registry.departments, registry.directory, registry.sites, clock),
                plans,
                told,
                registry.directory,
                audit,
                transactions,
                changes,
                clock);
    }

    public Swaps register(RequestOffice desk) {
        desk.register(new SwapKind(rows.swaps, terms, told));
        return new SwapDesk(rows.swaps, terms, desk.requests, told, audit, transactions, changes, clock);
    }
}
