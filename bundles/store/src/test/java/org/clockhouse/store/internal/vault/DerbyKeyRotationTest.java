package org.clockhouse.store.internal.vault;

import org.clockhouse.store.internal.Databases;

class DerbyKeyRotationTest extends KeyRotationContract {

    @Override
    Databases.Open store() {
        return Databases.derby();
    }
}
