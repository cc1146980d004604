package org.clockhouse.store.internal.credential;

import org.clockhouse.store.internal.Databases;

class PostgresCertificatesTest extends StoredCertificates {

    PostgresCertificatesTest() {
        super(Databases.postgres());
    }
}
