package org.clockhouse.attendance.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The punch log as evaluation reads it: many people at once, and only what counts. The same punches as {@code PunchLog.of},
 * without what was refused or passed a reader that only opens a door. Works in the caller's transaction.
 */
@ConsumerType
public interface StampRepository {

    /** By employee, then time. @param until exclusive */
    List<StampRow> of(Collection<EmployeeId> employees, Instant from, Instant until);

    /**
     * @param second since 1970-01-01T00:00Z; the true time, not what a clock said that was off
     * @param clockError seconds by which the terminal's clock was ahead, when that was more than is tolerated; else 0
     */
    record StampRow(
            EmployeeId employee, long position, long second, FunctionKey key, Direction direction, long clockError) {}
}
