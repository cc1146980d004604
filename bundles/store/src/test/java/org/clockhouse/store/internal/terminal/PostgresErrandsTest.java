package org.clockhouse.store.internal.terminal;

import org.clockhouse.store.internal.Databases;

class PostgresErrandsTest extends StoredErrands {

    PostgresErrandsTest() {
        super(Databases.postgres());
    }
}
