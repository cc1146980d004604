package org.clockhouse.store.internal.upkeep;

import java.sql.Connection;
import java.time.Clock;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.Vendor;

/** The clock that all nodes share. Derby is inside the only node there is, so its clock is the machine's. */
final class DatabaseClock {

    private final Vendor vendor;
    private final Clock clock;

    DatabaseClock(Vendor vendor, Clock clock) {
        this.vendor = vendor;
        this.clock = clock;
    }

    /** Milliseconds since 1970. */
    long now(Connection connection) {
        return vendor == Vendor.DERBY
                ? clock.millis()
                : new Sql(connection, "select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)").number();
    }
}
