package org.clockhouse.attendance.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps who said yes to what. Works in the caller's transaction. */
@ConsumerType
public interface SheetRepository {

    /** Of those people who have any; in any order. */
    List<Sheet> of(PeriodId period, Collection<EmployeeId> employees);

    /** Of everybody who has any; in any order. */
    List<Sheet> of(PeriodId period);

    /** Adds or replaces. */
    void put(PeriodId period, Collection<Sheet> sheets);

    /** In any order. @param until inclusive */
    List<Acceptance> accepted(Collection<EmployeeId> employees, LocalDate from, LocalDate until);

    /** Of everybody, in any order. @param until inclusive */
    List<Acceptance> accepted(LocalDate from, LocalDate until);

    /** Adds or replaces. */
    void accept(Collection<Acceptance> acceptances);

    /** As if nobody had ever accepted these days. */
    void forget(Collection<Acceptance> acceptances);

    record Sheet(EmployeeId employee, Optional<Yes> confirmed, Optional<Yes> approved) {}

    /** @param digest of the results it was said to @param by as people know them */
    record Yes(long digest, String by, Instant at) {}

    /** @param inputHash of the result that was accepted */
    record Acceptance(
            EmployeeId employee, LocalDate date, int ordinal, long inputHash, String reason, String by, Instant at) {}
}
