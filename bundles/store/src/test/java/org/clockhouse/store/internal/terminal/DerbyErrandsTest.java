package org.clockhouse.store.internal.terminal;

import org.clockhouse.store.internal.Databases;

class DerbyErrandsTest extends StoredErrands {

    DerbyErrandsTest() {
        super(Databases.derby());
    }
}
