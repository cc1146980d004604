package org.clockhouse.store.internal.attendance;

import org.clockhouse.store.internal.Databases;

class PostgresTrafficTest extends TrafficContract {

    @Override
    Databases.Open store() {
        return Databases.postgres();
    }
}
