package org.clockhouse.attendance.rule;

import java.time.LocalDate;
import java.util.Optional;
import org.clockhouse.attendance.Person;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** Other settings for single people. Nothing in a locked period is ever touched by one. */
@ProviderType
public interface RuleOverrides {

    /** The newest first. @param ended whether those that are void are in it too */
    Slice<Listed> page(OrgId org, Scope scope, Optional<EmployeeId> employee, boolean ended, Page page);

    /** One, and whose it is. */
    record Listed(RuleOverride override, Person person) {}

    /**
     * @throws org.clockhouse.kernel.NotFound if the person is not in the scope
     * @throws org.clockhouse.kernel.Refused {@code rule-set.invalid} as {@link Policy#of}, {@code override.setting} for one that is
     *     not about single days, {@code override.dates}, {@code override.reason}, {@code period.locked}
     */
    RuleOverride put(Actor actor, Scope scope, RuleOverride.Draft draft);

    /**
     * Lets it hold no longer from a date on; at or before its first one it is void.
     *
     * @throws org.clockhouse.kernel.NotFound if there is none, or its person is not in the scope
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     * @throws org.clockhouse.kernel.Refused {@code override.ended}, {@code override.reason}, {@code period.locked}
     */
    RuleOverride end(Actor actor, Scope scope, RuleOverrideId id, long version, LocalDate from, String reason);
}
