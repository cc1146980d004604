package org.clockhouse.store.internal.account;

import org.clockhouse.account.spi.SavedViewRepository;
import org.clockhouse.account.spi.SavedViewRepositoryContract;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class DerbySavedViewsTest extends SavedViewRepositoryContract {

    private final Databases.Open store = Databases.derby();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected SavedViewRepository views() {
        return new SqlSavedViews(store.transactions());
    }
}
