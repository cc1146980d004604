package org.clockhouse.store.internal.audit;

import org.clockhouse.store.internal.Databases;

class PostgresAuditTrailTest extends AuditTrailOnDatabase {

    PostgresAuditTrailTest() {
        super(Databases.postgres());
    }
}
