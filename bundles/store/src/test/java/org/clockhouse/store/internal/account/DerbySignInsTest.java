package org.clockhouse.store.internal.account;

import org.clockhouse.store.internal.Databases;

class DerbySignInsTest extends StoredSignIns {

    DerbySignInsTest() {
        super(Databases.derby());
    }
}
