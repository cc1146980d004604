package org.clockhouse.store.internal.terminal;

import org.clockhouse.store.internal.Databases;

class DerbyHealthTest extends StoredHealth {

    DerbyHealthTest() {
        super(Databases.derby());
    }
}
