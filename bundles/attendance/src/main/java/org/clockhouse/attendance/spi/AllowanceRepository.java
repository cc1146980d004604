package org.clockhouse.attendance.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.clockhouse.attendance.rule.AllowanceRule;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what is counted for pay. Works in the caller's transaction. */
@ConsumerType
public interface AllowanceRepository {

    /** By pay code, the oldest first. */
    List<AllowanceRule> all();

    /**
     * @param rule with the version as read, 0 for a new one; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    AllowanceRule put(AllowanceRule rule);

    /** Punches that count, at terminals that stand in an area, by employee and time. @param until exclusive */
    List<Spot> spots(Collection<EmployeeId> employees, Instant from, Instant until);

    /** Who punched when, and in which area the terminal stands now. */
    record Spot(EmployeeId employee, Instant at, AreaId area) {}
}
