package org.clockhouse.store.internal.attendance;

import org.clockhouse.store.internal.Databases;

class DerbyStampsTest extends StampsContract {

    @Override
    Databases.Open store() {
        return Databases.derby();
    }
}
