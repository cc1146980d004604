package org.clockhouse.store.internal.request;

import org.clockhouse.store.internal.Databases;

class DerbyRequestsTest extends StoredRequests {

    DerbyRequestsTest() {
        super(Databases.derby());
    }
}
