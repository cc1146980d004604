package org.clockhouse.store.internal;

import java.nio.file.Path;
import java.sql.SQLException;

class PostgresUpgradeTest extends UpgradeContract {

    @Override
    Databases.Open store() {
        return Databases.postgres();
    }

    @Override
    StoreSettings fresh(Path directory) throws SQLException {
        return Databases.settings(Databases.emptyPostgres("upgraded"), directory);
    }
}
