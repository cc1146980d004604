package org.clockhouse.store.internal.punch;

import org.clockhouse.store.internal.Databases;

class DerbyPunchesTest extends StoredPunches {

    DerbyPunchesTest() {
        super(Databases.derby());
    }
}
