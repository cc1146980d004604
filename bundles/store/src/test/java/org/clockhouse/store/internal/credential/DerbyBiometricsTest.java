package org.clockhouse.store.internal.credential;

import org.clockhouse.store.internal.Databases;

class DerbyBiometricsTest extends StoredBiometrics {

    DerbyBiometricsTest() {
        super(Databases.derby());
    }
}
