package org.clockhouse.store.internal.notice;

import org.clockhouse.store.internal.Databases;

class PostgresOutboxTest extends StoredOutbox {

    PostgresOutboxTest() {
        super(Databases.postgres());
    }
}
