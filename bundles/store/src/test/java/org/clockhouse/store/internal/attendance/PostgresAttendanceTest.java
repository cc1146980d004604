package org.clockhouse.store.internal.attendance;

import org.clockhouse.store.internal.Databases;

class PostgresAttendanceTest extends StoredAttendance {

    PostgresAttendanceTest() {
        super(Databases.postgres());
    }
}
