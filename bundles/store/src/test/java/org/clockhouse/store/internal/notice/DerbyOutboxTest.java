package org.clockhouse.store.internal.notice;

import org.clockhouse.store.internal.Databases;

class DerbyOutboxTest extends StoredOutbox {

    DerbyOutboxTest() {
        super(Databases.derby());
    }
}
