package org.clockhouse.store.internal.backup;

import org.clockhouse.store.internal.Databases;

class PostgresBackupsTest extends BackupsContract {

    @Override
    Databases.Open store() {
        return Databases.postgres();
    }
}
