package org.clockhouse.terminal;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.terminal.spi.BranchRepository;
import org.clockhouse.terminal.spi.GatewayRepository;
import org.clockhouse.terminal.spi.TerminalRepository;

class InMemoryGatewaysTest extends GatewayRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryTerminals terminals = new InMemoryTerminals(transactions);
    private final InMemoryGateways gateways = new InMemoryGateways(transactions, terminals);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected GatewayRepository gateways() {
        return gateways;
    }

    @Override
    protected BranchRepository branches() {
        return gateways;
    }

    @Override
    protected TerminalRepository terminals() {
        return terminals.terminals();
    }
}
