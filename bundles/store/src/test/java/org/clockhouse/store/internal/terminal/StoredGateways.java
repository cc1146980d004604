package org.clockhouse.store.internal.terminal;

import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.terminal.GatewayRepositoryContract;
import org.clockhouse.terminal.spi.BranchRepository;
import org.clockhouse.terminal.spi.GatewayRepository;
import org.clockhouse.terminal.spi.TerminalRepository;

/** The contract on one of the databases. */
abstract class StoredGateways extends GatewayRepositoryContract {

    private final Databases.Open store;

    StoredGateways(Databases.Open store) {
        this.store = store;
    }

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected GatewayRepository gateways() {
        return new JdbcGateways(store.transactions());
    }

    @Override
    protected BranchRepository branches() {
        return new JdbcBranches(store.transactions(), store.cipher());
    }

    @Override
    protected TerminalRepository terminals() {
        return new JdbcTerminals(store.transactions(), store.cipher());
    }
}
