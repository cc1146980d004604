package org.clockhouse.store.internal.account;

import org.clockhouse.account.spi.AccountRepository;
import org.clockhouse.account.spi.AccountRepositoryContract;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class DerbyAccountsTest extends AccountRepositoryContract {

    private final Databases.Open store = Databases.derby();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected AccountRepository accounts() {
        return new SqlAccounts(store.transactions());
    }
}
