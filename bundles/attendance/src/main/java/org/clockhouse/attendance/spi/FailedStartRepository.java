package org.clockhouse.attendance.spi;

import java.time.LocalDate;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps which failed starts of shifts are followed up. */
@ConsumerType
public interface FailedStartRepository {

    /** Up to where the punch log was looked through. */
    long position();

    void position(long position);

    /** @return whether it was not there: a person's date is followed up once */
    boolean add(EmployeeId employee, LocalDate date);
}
