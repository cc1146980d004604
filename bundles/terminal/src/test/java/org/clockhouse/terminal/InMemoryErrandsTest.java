package org.clockhouse.terminal;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.terminal.spi.ErrandRepository;
import org.clockhouse.terminal.spi.EventRepository;
import org.clockhouse.terminal.spi.TerminalRepository;

class InMemoryErrandsTest extends ErrandRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryTerminals terminals = new InMemoryTerminals(transactions);
    private final InMemoryErrands rows = new InMemoryErrands(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected TerminalRepository terminals() {
        return terminals.terminals();
    }

    @Override
    protected ErrandRepository errands() {
        return rows.errands();
    }

    @Override
    protected EventRepository events() {
        return rows.events();
    }
}
