package org.clockhouse.store.internal.credential;

import org.clockhouse.store.internal.Databases;

class DerbyCertificatesTest extends StoredCertificates {

    DerbyCertificatesTest() {
        super(Databases.derby());
    }
}
