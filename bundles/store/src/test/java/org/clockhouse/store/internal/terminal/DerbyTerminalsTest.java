package org.clockhouse.store.internal.terminal;

import org.clockhouse.store.internal.Databases;

class DerbyTerminalsTest extends StoredTerminals {

    DerbyTerminalsTest() {
        super(Databases.derby());
    }
}
