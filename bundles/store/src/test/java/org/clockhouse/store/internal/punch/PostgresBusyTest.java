package org.clockhouse.store.internal.punch;

import org.clockhouse.store.internal.Databases;

class PostgresBusyTest extends BusyContract {

    @Override
    Databases.Open store() {
        return Databases.postgres();
    }
}
