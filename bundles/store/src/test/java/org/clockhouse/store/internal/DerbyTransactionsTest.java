package org.clockhouse.store.internal;

class DerbyTransactionsTest extends TransactionsContract {

    @Override
    Databases.Open store() {
        return Databases.derby();
    }
}
