package org.clockhouse.punch;

import java.util.Set;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.spi.DayMark;
import org.clockhouse.punch.spi.PunchRepository;

class InMemoryPunchesTest extends PunchRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryPunches punches = new InMemoryPunches(transactions);

    @Override
    protected PunchRepository punches() {
        return punches;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected Set<DayMark> takeMarks() {
        return punches.takeMarks();
    }
}
