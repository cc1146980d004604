package org.clockhouse.store.internal.account;

import org.clockhouse.account.spi.ApiKeyRepository;
import org.clockhouse.account.spi.RightsRepositoriesContract;
import org.clockhouse.account.spi.RoleRepository;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class DerbyRightsTest extends RightsRepositoriesContract {

    private final Databases.Open store = Databases.derby();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected ApiKeyRepository keys() {
        return new SqlApiKeys(store.transactions());
    }

    @Override
    protected RoleRepository roles() {
        return new SqlRoles(store.transactions());
    }
}
