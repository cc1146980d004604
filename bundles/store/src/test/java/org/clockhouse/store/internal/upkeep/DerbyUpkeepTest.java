package org.clockhouse.store.internal.upkeep;

import org.clockhouse.store.internal.Databases;

class DerbyUpkeepTest extends UpkeepContract {

    @Override
    Databases.Open store() {
        return Databases.derby();
    }
}
