package org.clockhouse.store.internal.terminal;

import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.terminal.InstallationRepositoryContract;
import org.clockhouse.terminal.spi.InstallationRepository;
import org.clockhouse.terminal.spi.TerminalRepository;

class PostgresInstallationsTest extends InstallationRepositoryContract {

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
    protected InstallationRepository installations() {
        return new JdbcInstallations(store.transactions());
    }
}
