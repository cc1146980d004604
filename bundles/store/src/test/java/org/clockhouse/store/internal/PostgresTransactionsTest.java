package org.clockhouse.store.internal;

class PostgresTransactionsTest extends TransactionsContract {

    @Override
    Databases.Open store() {
        return Databases.postgres();
    }
}
