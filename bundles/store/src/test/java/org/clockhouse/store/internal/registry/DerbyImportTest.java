package org.clockhouse.store.internal.registry;

import org.clockhouse.store.internal.Databases;

class DerbyImportTest extends ImportContract {

    DerbyImportTest() {
        super(Databases.derby());
    }
}
