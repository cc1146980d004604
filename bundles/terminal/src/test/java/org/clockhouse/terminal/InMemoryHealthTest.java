package org.clockhouse.terminal;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.terminal.spi.AlarmRepository;
import org.clockhouse.terminal.spi.AttemptRepository;
import org.clockhouse.terminal.spi.ClockPolicyRepository;
import org.clockhouse.terminal.spi.CountRepository;
import org.clockhouse.terminal.spi.MaintenanceRepository;
import org.clockhouse.terminal.spi.TerminalRepository;

class InMemoryHealthTest extends HealthRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryTerminals terminals = new InMemoryTerminals(transactions);
    private final InMemoryHealth rows = new InMemoryHealth(transactions, terminals.terminals());

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected TerminalRepository terminals() {
        return terminals.terminals();
    }

    @Override
    protected AlarmRepository alarms() {
        return terminals.alarms();
    }

    @Override
    protected ClockPolicyRepository policies() {
        return rows.policies();
    }

    @Override
    protected AttemptRepository attempts() {
        return rows.attempts();
    }

    @Override
    protected CountRepository counts() {
        return rows.counts();
    }

    @Override
    protected MaintenanceRepository maintenance() {
        return rows.maintenance();
    }
}
