package org.clockhouse.store.internal.account;

import org.clockhouse.store.internal.Databases;

class PostgresSignInsTest extends StoredSignIns {

    PostgresSignInsTest() {
        super(Databases.postgres());
    }
}
