package org.clockhouse.store.internal.terminal;

import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.terminal.HealthRepositoryContract;
import org.clockhouse.terminal.spi.AlarmRepository;
import org.clockhouse.terminal.spi.AttemptRepository;
import org.clockhouse.terminal.spi.ClockPolicyRepository;
import org.clockhouse.terminal.spi.CountRepository;
import org.clockhouse.terminal.spi.MaintenanceRepository;
import org.clockhouse.terminal.spi.TerminalRepository;

/** The contract on one of the databases. */
abstract class StoredHealth extends HealthRepositoryContract {

    private final Databases.Open store;

    StoredHealth(Databases.Open store) {
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
    protected AlarmRepository alarms() {
        return new JdbcAlarms(store.transactions());
    }

    @Override
    protected ClockPolicyRepository policies() {
        return new JdbcClockPolicies(store.transactions());
    }

    @Override
    protected AttemptRepository attempts() {
        return new JdbcAttempts(store.transactions());
    }

    @Override
    protected CountRepository counts() {
        return new JdbcCounts(store.transactions());
    }

    @Override
    protected MaintenanceRepository maintenance() {
        return new JdbcMaintenance(store.transactions());
    }
}
