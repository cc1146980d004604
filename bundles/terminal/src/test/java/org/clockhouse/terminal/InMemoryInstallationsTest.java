package org.clockhouse.terminal;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.terminal.spi.InstallationRepository;
import org.clockhouse.terminal.spi.TerminalRepository;

class InMemoryInstallationsTest extends InstallationRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryTerminals terminals = new InMemoryTerminals(transactions);
    private final InMemoryInstallations installations = new InMemoryInstallations(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected TerminalRepository terminals() {
        return terminals.terminals();
    }

    @Override
    protected InstallationRepository installations() {
        return installations;
    }
}
