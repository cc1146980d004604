package org.clockhouse.store.internal.attendance;

import org.clockhouse.attendance.ShiftMarketContract;
import org.clockhouse.attendance.spi.OpenShiftRepository;
import org.clockhouse.attendance.spi.SwapRepository;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class DerbyShiftMarketTest extends ShiftMarketContract {

    private final Databases.Open store = Databases.derby();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected SwapRepository swaps() {
        return new SqlSwaps(store.transactions(), store.cipher());
    }

    @Override
    protected OpenShiftRepository openShifts() {
        return new SqlOpenShifts(store.transactions());
    }
}
