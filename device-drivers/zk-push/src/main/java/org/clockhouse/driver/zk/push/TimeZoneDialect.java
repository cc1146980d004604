package org.clockhouse.driver.zk.push;

import java.time.ZoneOffset;

/** How firmware reads the option TimeZone. */
enum TimeZoneDialect {
    /** Not sent: the terminal keeps what was set at it. */
    OMIT,
    /** Whole hours as hours, anything else as minutes. */
    HOURS,
    MINUTES;

    /** @return empty for {@link #OMIT} */
    String write(ZoneOffset offset) {
        int minutes = offset.getTotalSeconds() / 60;
        return switch (this) {
            case OMIT -> "";
            case HOURS -> String.valueOf(minutes % 60 == 0 ? minutes / 60 : minutes);
            case MINUTES -> String.valueOf(minutes);
        };
    }
}
