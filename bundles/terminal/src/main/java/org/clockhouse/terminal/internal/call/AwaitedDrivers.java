package org.clockhouse.terminal.internal.call;

import java.time.Duration;
import java.time.Instant;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.terminal.internal.driver.DriverTable;

/**
 * Whether terminals wait for a driver that is not here: stopped, refused, removed, or not there yet while the suite starts. A call
 * to a path that nobody serves may then be one of theirs, and no answer may make a terminal give up.
 */
final class AwaitedDrivers {

    private static final Duration REMEMBER = Duration.ofSeconds(5);

    private final DriverTable drivers;
    private final CallingTerminals terminals;
    private boolean awaited;
    private Instant until = Instant.MIN;

    AwaitedDrivers(DriverTable drivers, CallingTerminals terminals) {
        this.drivers = drivers;
        this.terminals = terminals;
    }

    /** While nobody can tell, somebody does. */
    synchronized boolean isAnybody() {
        Instant now = terminals.journal().now();
        if (!now.isBefore(until)) {
            awaited = look();
            until = now.plus(REMEMBER);
        }
        return awaited;
    }

    private boolean look() {
        try {
            return terminals.drivers().stream()
                    .anyMatch(driver -> drivers.find(driver).isEmpty());
        } catch (Unavailable e) {
            return true;
        }
    }
}
