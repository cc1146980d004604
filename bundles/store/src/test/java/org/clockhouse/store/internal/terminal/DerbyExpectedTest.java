package org.clockhouse.store.internal.terminal;

import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.terminal.ExpectedRepositoryContract;
import org.clockhouse.terminal.spi.ExpectedRepository;

class DerbyExpectedTest extends ExpectedRepositoryContract {

    private final Databases.Open store = Databases.derby();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected ExpectedRepository expected() {
        return new JdbcExpected(store.transactions());
    }
}
