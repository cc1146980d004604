package org.clockhouse.store.internal.punch;

import org.clockhouse.store.internal.Databases;

class PostgresPunchesTest extends StoredPunches {

    PostgresPunchesTest() {
        super(Databases.postgres());
    }
}
