package org.clockhouse.store.internal.audit;

import org.clockhouse.store.internal.Databases;

class DerbyAuditTrailTest extends AuditTrailOnDatabase {

    DerbyAuditTrailTest() {
        super(Databases.derby());
    }
}
