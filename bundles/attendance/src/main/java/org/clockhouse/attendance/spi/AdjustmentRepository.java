package org.clockhouse.attendance.spi;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps adjustment lines, one for each result and period that carries it. Works in the caller's transaction. */
@ConsumerType
public interface AdjustmentRepository {

    /** Of locked dates, by when they were worked out. @param until inclusive */
    List<Adjustment> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until);

    /** By employee, date and ordinal. */
    List<Adjustment> carriedBy(PeriodId period);

    /** Adds or replaces. */
    void put(Collection<Adjustment> adjustments);

    /** Only their keys matter. */
    void remove(Collection<Adjustment> adjustments);
}
