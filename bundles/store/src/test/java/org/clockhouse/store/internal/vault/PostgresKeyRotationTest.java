package org.clockhouse.store.internal.vault;

import org.clockhouse.store.internal.Databases;

class PostgresKeyRotationTest extends KeyRotationContract {

    @Override
    Databases.Open store() {
        return Databases.postgres();
    }
}
