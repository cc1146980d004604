package org.clockhouse.store.internal.terminal;

import org.clockhouse.store.internal.Databases;

class DerbyGatewaysTest extends StoredGateways {

    DerbyGatewaysTest() {
        super(Databases.derby());
    }
}
