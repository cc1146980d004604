package org.clockhouse.attendance;

import org.clockhouse.attendance.spi.OpenShiftRepository;
import org.clockhouse.attendance.spi.SwapRepository;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;

class InMemoryShiftMarketTest extends ShiftMarketContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryShiftMarket market = new InMemoryShiftMarket(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected SwapRepository swaps() {
        return market.swaps;
    }

    @Override
    protected OpenShiftRepository openShifts() {
        return market.openShifts;
    }
}
