package org.clockhouse.store.internal.registry;

import org.clockhouse.store.internal.Databases;

class PostgresImportTest extends ImportContract {

    PostgresImportTest() {
        super(Databases.postgres());
    }
}
