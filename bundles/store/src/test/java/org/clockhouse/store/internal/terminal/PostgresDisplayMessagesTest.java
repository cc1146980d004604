package org.clockhouse.store.internal.terminal;

import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.terminal.DisplayMessageRepositoryContract;
import org.clockhouse.terminal.spi.DisplayMessageRepository;
import org.clockhouse.terminal.spi.TerminalRepository;

class PostgresDisplayMessagesTest extends DisplayMessageRepositoryContract {

    private final Databases.Open store = Databases.postgres();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected TerminalRepository terminals() {
        return new JdbcTerminals(store.transactions(), store.cipher());
    }

    @Override
    protected DisplayMessageRepository messages() {
        return new JdbcDisplayMessages(store.transactions(), store.cipher());
    }
}
