package org.clockhouse.terminal;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.terminal.spi.AlarmRepository;
import org.clockhouse.terminal.spi.ContactRepository;
import org.clockhouse.terminal.spi.JarRepository;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.clockhouse.terminal.spi.TrayRepository;

class InMemoryTerminalsTest extends TerminalRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryTerminals rows = new InMemoryTerminals(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected TerminalRepository terminals() {
        return rows.terminals();
    }

    @Override
    protected ContactRepository contacts() {
        return rows.contacts();
    }

    @Override
    protected AlarmRepository alarms() {
        return rows.alarms();
    }

    @Override
    protected TrayRepository tray() {
        return rows.tray();
    }

    @Override
    protected JarRepository jars() {
        return rows.jars();
    }
}
