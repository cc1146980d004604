package org.clockhouse.attendance.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.clockhouse.attendance.Approved;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.request.RequestId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what approved requests put in force. Works in the caller's transaction. */
@ConsumerType
public interface ApprovedRepository {

    /** What touches the time, by employee, then start. @param until exclusive */
    List<Approved> of(Collection<EmployeeId> employees, Instant from, Instant until);

    /** Adds, or replaces what the person has by the same request. */
    void put(Approved approved);

    /** Nothing there is no error. */
    void remove(EmployeeId employee, RequestId request);
}
