package org.clockhouse.punch;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.spi.DayMark;
import org.clockhouse.punch.spi.PunchRepository;

class InMemoryPunchesTest extends PunchRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final Map<TerminalId, SiteId> places = new HashMap<>();
    private final InMemoryPunches punches = new InMemoryPunches(
            transactions,
            (scope, employee) -> scope.people().contains(employee),
            (scope, terminal) -> places.containsKey(terminal) && scope.sites().contains(places.get(terminal)));

    @Override
    protected PunchRepository punches() {
        return punches;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected void place(TerminalId terminal, SiteId site) {
        places.put(terminal, site);
    }

    @Override
    protected Set<DayMark> takeMarks() {
        return punches.takeMarks();
    }
}
