package org.clockhouse.store.internal.credential;

import org.clockhouse.store.internal.Databases;

class PostgresBiometricsTest extends StoredBiometrics {

    PostgresBiometricsTest() {
        super(Databases.postgres());
    }
}
