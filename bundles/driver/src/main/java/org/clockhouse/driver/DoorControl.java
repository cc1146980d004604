package org.clockhouse.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** Facet of a session that drives doors. Commands are never retried: a late unlock is worse than none. */
@ConsumerType
public interface DoorControl {

    /** @param door counted from 1 */
    void command(int door, Command command) throws DriverException, InterruptedException;

    enum Command {
        UNLOCK_ONCE,
        HOLD_UNLOCKED,
        RESUME_NORMAL,
        LOCK_DOWN
    }
}
