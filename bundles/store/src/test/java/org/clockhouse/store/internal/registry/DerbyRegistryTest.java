package org.clockhouse.store.internal.registry;

import org.clockhouse.store.internal.Databases;

class DerbyRegistryTest extends StoredRegistry {

    DerbyRegistryTest() {
        super(Databases.derby());
    }
}
