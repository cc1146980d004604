package org.clockhouse.attendance.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** What is counted for pay. Nothing in a locked period is ever touched by one. */
@ProviderType
public interface AllowanceRules {

    /** All that ever held, by pay code, the oldest first. */
    List<AllowanceRule> list(OrgId org);

    /**
     * @param until inclusive; empty for all that follow
     * @throws org.clockhouse.kernel.Refused {@code allowance.dates}, {@code allowance.reach} for a place or a shift that there is not,
     *     {@code period.locked}
     */
    AllowanceRule add(Actor actor, AllowanceRule.Terms terms, LocalDate from, Optional<LocalDate> until);

    /**
     * Lets it hold no longer than a date; before its first one it never held.
     *
     * @throws org.clockhouse.kernel.NotFound if there is none
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     * @throws org.clockhouse.kernel.Refused {@code allowance.ended} when it ends no later anyway, {@code period.locked}
     */
    AllowanceRule end(Actor actor, AllowanceRuleId id, long version, LocalDate last);
}
