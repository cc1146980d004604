package org.clockhouse.store.internal.attendance;

import org.clockhouse.store.internal.Databases;

class DerbyAttendanceTest extends StoredAttendance {

    DerbyAttendanceTest() {
        super(Databases.derby());
    }
}
