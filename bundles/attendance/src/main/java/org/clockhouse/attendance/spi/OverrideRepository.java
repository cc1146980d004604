package org.clockhouse.attendance.spi;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleOverrideId;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps other settings for single people. Works in the caller's transaction. */
@ConsumerType
public interface OverrideRepository {

    /** Those that hold on one of the dates, by employee, the oldest first. @param until inclusive */
    List<RuleOverride> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until);

    Optional<RuleOverride> find(RuleOverrideId id);

    /** The newest first, after one of them. @param ended whether those that are void are in it too */
    List<RuleOverride> page(Optional<EmployeeId> employee, boolean ended, Optional<RuleOverrideId> after, int limit);

    /** Those that hold and whose time is over on a date, the oldest first. */
    List<RuleOverride> due(LocalDate date, int limit);

    /**
     * @param override with the version as read, 0 for a new one; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    RuleOverride put(RuleOverride override);
}
