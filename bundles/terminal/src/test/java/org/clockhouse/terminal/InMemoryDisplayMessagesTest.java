package org.clockhouse.terminal;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.terminal.spi.DisplayMessageRepository;
import org.clockhouse.terminal.spi.TerminalRepository;

class InMemoryDisplayMessagesTest extends DisplayMessageRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryTerminals rows = new InMemoryTerminals(transactions);
    private final InMemoryDisplayMessages messages = new InMemoryDisplayMessages(transactions, rows.terminals());

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected TerminalRepository terminals() {
        return rows.terminals();
    }

    @Override
    protected DisplayMessageRepository messages() {
        return messages;
    }
}
