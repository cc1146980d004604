package org.clockhouse.store.internal.terminal;

import org.clockhouse.store.internal.Databases;

class PostgresTerminalsTest extends StoredTerminals {

    PostgresTerminalsTest() {
        super(Databases.postgres());
    }
}
