package org.clockhouse.attendance.day;

import java.util.List;
import java.util.Set;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Calling the roll when a site is cleared. Everybody there is on the list, whatever the caller may see otherwise, so a scope
 * counts only by the sites in it: another site's roll call is not found.
 */
@ProviderType
public interface RollCalls {

    /**
     * Freezes who is at the site now.
     *
     * @param assembly may be empty: then everybody is ticked off by hand
     * @throws org.clockhouse.kernel.Refused {@code roll-call.running} (duplicate) while the site's last one is not ended
     */
    RollCall start(Actor actor, Scope scope, SiteId site, Set<TerminalId> assembly);

    /** The newest first, those that are running before all others. */
    List<RollCall.Summary> newest(OrgId org, Scope scope);

    /** @throws org.clockhouse.kernel.NotFound kind {@code roll-call} */
    RollCall find(OrgId org, Scope scope, RollCallId id);

    /**
     * Ticks a person off, or takes back what was ticked by hand. Ticked twice, the first stays.
     *
     * @throws org.clockhouse.kernel.Refused {@code roll-call.ended}
     * @throws org.clockhouse.kernel.NotFound kind {@code employee} when not on the list
     */
    RollCall tick(Actor actor, Scope scope, RollCallId id, EmployeeId employee, boolean found);

    /** From then on it is a record that nobody changes; ending it twice changes nothing. */
    RollCall end(Actor actor, Scope scope, RollCallId id);
}
