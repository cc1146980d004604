package org.clockhouse.store.internal.request;

import org.clockhouse.store.internal.Databases;

class PostgresRequestsTest extends StoredRequests {

    PostgresRequestsTest() {
        super(Databases.postgres());
    }
}
