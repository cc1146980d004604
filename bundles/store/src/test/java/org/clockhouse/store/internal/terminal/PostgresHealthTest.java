package org.clockhouse.store.internal.terminal;

import org.clockhouse.store.internal.Databases;

class PostgresHealthTest extends StoredHealth {

    PostgresHealthTest() {
        super(Databases.postgres());
    }
}
