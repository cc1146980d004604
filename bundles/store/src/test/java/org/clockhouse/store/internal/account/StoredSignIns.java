package org.clockhouse.store.internal.account;

import org.clockhouse.account.spi.LockOutRepository;
import org.clockhouse.account.spi.SecretRepository;
import org.clockhouse.account.spi.SessionRepository;
import org.clockhouse.account.spi.SignInRepositoriesContract;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

/** The contract on one of the databases. */
abstract class StoredSignIns extends SignInRepositoriesContract {

    private final Databases.Open store;

    StoredSignIns(Databases.Open store) {
        this.store = store;
    }

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected SecretRepository secrets() {
        return new SqlSecrets(store.transactions());
    }

    @Override
    protected SessionRepository sessions() {
        return new SqlSessions(store.transactions());
    }

    @Override
    protected LockOutRepository lockOuts() {
        return new SqlLockOuts(store.transactions());
    }
}
