package org.clockhouse.attendance.spi;

import java.util.List;
import org.clockhouse.attendance.leave.LeaveType;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what a company made of kinds of leave. Works in the caller's transaction. */
@ConsumerType
public interface LeaveTypeRepository {

    /** By code, the oldest first. */
    List<LeaveType> editions();

    /**
     * Adds an edition, or replaces the one of the same code and date; its version becomes that of the whole type.
     *
     * @param read the version of the type that the caller read; 0 while nothing is kept of it
     * @throws org.clockhouse.kernel.Stale if it is another by now
     */
    void put(LeaveType edition, long read);
}
