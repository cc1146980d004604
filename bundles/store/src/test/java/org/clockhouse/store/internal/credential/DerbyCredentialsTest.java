package org.clockhouse.store.internal.credential;

import org.clockhouse.store.internal.Databases;

class DerbyCredentialsTest extends StoredCredentials {

    DerbyCredentialsTest() {
        super(Databases.derby());
    }
}
