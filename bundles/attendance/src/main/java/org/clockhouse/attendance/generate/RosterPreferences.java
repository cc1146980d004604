package org.clockhouse.attendance.generate;

import java.util.Collection;
import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** What people can and wish, for whoever plans. */
@ProviderType
public interface RosterPreferences {

    /** In the order of the people, those who are seen; with version 0 where nothing is said. */
    List<RosterPreference> of(OrgId org, Scope scope, Collection<EmployeeId> people);

    /**
     * Says it anew.
     *
     * @throws org.clockhouse.kernel.Stale if somebody changed it since the caller read that version
     * @throws org.clockhouse.kernel.NotFound if the person is not seen
     */
    RosterPreference put(Actor actor, Scope scope, RosterPreference preference);
}
