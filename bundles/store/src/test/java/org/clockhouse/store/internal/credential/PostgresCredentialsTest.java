package org.clockhouse.store.internal.credential;

import org.clockhouse.store.internal.Databases;

class PostgresCredentialsTest extends StoredCredentials {

    PostgresCredentialsTest() {
        super(Databases.postgres());
    }
}
