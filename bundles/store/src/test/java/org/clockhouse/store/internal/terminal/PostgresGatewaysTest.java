package org.clockhouse.store.internal.terminal;

import org.clockhouse.store.internal.Databases;

class PostgresGatewaysTest extends StoredGateways {

    PostgresGatewaysTest() {
        super(Databases.postgres());
    }
}
