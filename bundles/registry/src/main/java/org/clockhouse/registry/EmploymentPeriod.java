package org.clockhouse.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;

/**
 * Where somebody worked from one day to another. A person's periods never overlap; a gap is time not employed.
 *
 * @param from first day
 * @param until last day, inclusive; empty while it goes on
 */
public record EmploymentPeriod(
        EmployeeId employee, LocalDate from, Optional<LocalDate> until, Placement placement, Start start) {

    public EmploymentPeriod {
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new IllegalArgumentException("period ends before it starts: " + from + " to " + until.get());
        }
    }

    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && (until.isEmpty() || !date.isAfter(until.get()));
    }

    /** How it came to be. */
    public enum Start {
        HIRE,
        TRANSFER,
        REHIRE
    }
}
