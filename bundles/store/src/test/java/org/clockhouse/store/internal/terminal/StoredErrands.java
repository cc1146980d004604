package org.clockhouse.store.internal.terminal;

import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.terminal.ErrandRepositoryContract;
import org.clockhouse.terminal.spi.ErrandRepository;
import org.clockhouse.terminal.spi.EventRepository;
import org.clockhouse.terminal.spi.TerminalRepository;

/** The contract on one of the databases. */
abstract class StoredErrands extends ErrandRepositoryContract {

    private final Databases.Open store;

    StoredErrands(Databases.Open store) {
        this.store = store;
    }

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected TerminalRepository terminals() {
        return new JdbcTerminals(store.transactions(), store.cipher());
    }

    @Override
    protected ErrandRepository errands() {
        return new JdbcErrands(store.transactions(), store.cipher());
    }

    @Override
    protected EventRepository events() {
        return new JdbcEvents(store.transactions(), store.cipher());
    }
}
