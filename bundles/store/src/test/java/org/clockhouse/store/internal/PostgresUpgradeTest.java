package org.clockhouse.store.internal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

class PostgresUpgradeTest extends UpgradeContract {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Override
    Databases.Open store() {
        return Databases.postgres();
    }

    @Override
    StoreSettings fresh(Path directory) throws SQLException {
        return Databases.settings(Databases.emptyPostgres("upgraded" + DATABASES.incrementAndGet()), directory);
    }
}
