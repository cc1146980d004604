package org.clockhouse.attendance.spi;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.leave.LeaveEntry;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps leave accounts. Works in the caller's transaction. */
@ConsumerType
public interface LeaveRepository {

    /** By employee, then date. */
    List<LeaveEntry> of(Collection<EmployeeId> employees);

    /** Adds those that are not there yet: one of a person, type, kind and source. @return how many were added */
    int add(Collection<LeaveEntry> entries);

    /** Whether anybody in the company has a line of the type: from then on it is kept for everybody. */
    boolean isKept(String type);

    /** Since when people work, of those for whom somebody said so. */
    Map<EmployeeId, LocalDate> workingSince(Collection<EmployeeId> employees);

    void setWorkingSince(EmployeeId employee, LocalDate date);
}
