package org.clockhouse.attendance.closing;

import java.time.Instant;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes back what the actor said of many people's parts in one act of {@link PeriodSheets}: only what nobody has said anew since, and
 * only of the scope.
 */
@ProviderType
public interface PeriodUndos {

    /**
     * @param at as the approval answered
     * @return how many people are not approved any more
     * @throws org.clockhouse.kernel.Refused {@code period.not-in-review}, {@code period.locked}
     */
    int takeBackApproval(Actor actor, Scope scope, PeriodId period, Instant at);

    /**
     * @param at as the acceptance answered
     * @return how many days are open again
     * @throws org.clockhouse.kernel.Refused {@code period.locked}
     */
    int takeBackAcceptance(Actor actor, Scope scope, PeriodId period, Instant at);
}
