package org.clockhouse.punch;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.spi.DayMark;
import org.clockhouse.punch.spi.PunchRepository;

class InMemoryPunchesTest
        implements PunchIntakeContract, PunchProgressContract, PunchReadingContract, AttributionContract {

    private final OrgId org = OrgId.next();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final Map<TerminalId, SiteId> places = new HashMap<>();
    private final InMemoryPunches punches = new InMemoryPunches(
            transactions,
            (scope, employee) -> scope.people().contains(employee),
            (scope, terminal) -> places.containsKey(terminal) && scope.sites().contains(places.get(terminal)));

    @Override
    public OrgId org() {
        return org;
    }

    @Override
    public PunchRepository punches() {
        return punches;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public void place(TerminalId terminal, SiteId site) {
        places.put(terminal, site);
    }

    @Override
    public Set<DayMark> takeMarks() {
        return punches.takeMarks();
    }
}
