package org.clockhouse.store.internal.registry;

import org.clockhouse.store.internal.Databases;

class PostgresRegistryTest extends StoredRegistry {

    PostgresRegistryTest() {
        super(Databases.postgres());
    }
}
