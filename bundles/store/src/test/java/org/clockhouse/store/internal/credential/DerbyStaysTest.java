package org.clockhouse.store.internal.credential;

import org.clockhouse.store.internal.Databases;

class DerbyStaysTest extends StoredStays {

    DerbyStaysTest() {
        super(Databases.derby());
    }
}
