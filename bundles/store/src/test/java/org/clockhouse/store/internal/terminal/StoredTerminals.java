package org.clockhouse.store.internal.terminal;

import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.terminal.TerminalRepositoryContract;
import org.clockhouse.terminal.spi.AlarmRepository;
import org.clockhouse.terminal.spi.ContactRepository;
import org.clockhouse.terminal.spi.JarRepository;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.clockhouse.terminal.spi.TrayRepository;

/** The contract on one of the databases. */
abstract class StoredTerminals extends TerminalRepositoryContract {

    private final Databases.Open store;

    StoredTerminals(Databases.Open store) {
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
    protected ContactRepository contacts() {
        return new JdbcContacts(store.transactions());
    }

    @Override
    protected AlarmRepository alarms() {
        return new JdbcAlarms(store.transactions());
    }

    @Override
    protected TrayRepository tray() {
        return new JdbcTray(store.transactions());
    }

    @Override
    protected JarRepository jars() {
        return new JdbcJars(store.transactions());
    }
}
