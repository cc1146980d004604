package org.clockhouse.store.internal.attendance;

import org.clockhouse.store.internal.Databases;

class DerbyTrafficTest extends TrafficContract {

    @Override
    Databases.Open store() {
        return Databases.derby();
    }
}
