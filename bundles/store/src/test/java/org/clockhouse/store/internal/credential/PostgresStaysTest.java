package org.clockhouse.store.internal.credential;

import org.clockhouse.store.internal.Databases;

class PostgresStaysTest extends StoredStays {

    PostgresStaysTest() {
        super(Databases.postgres());
    }
}
