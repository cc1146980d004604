package org.clockhouse.attendance.roster;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Published rosters as calendars (RFC 5545) for the calendar of a phone or a desk. Whoever knows the address reads; nobody writes. One's
 * own shows no name but the shifts'.
 */
@ProviderType
public interface RosterFeeds {

    /** Those of the reader's account. */
    List<RosterFeed> of(Actor reader);

    /**
     * Makes an address, and ends the one before.
     *
     * @return what the address is made of; known to nobody afterwards
     * @throws org.clockhouse.kernel.NotFound for a department that the scope does not hold as a whole
     * @throws org.clockhouse.kernel.Refused {@code roster-feed.account} for a machine
     */
    String renew(Actor owner, Scope scope, Optional<DepartmentId> department);

    /** Nobody reads it any more. None is no error. */
    void end(Actor owner, Optional<DepartmentId> department);

    /**
     * The calendar; nothing for an address that was ended, or whose account may not see it any more.
     *
     * @throws org.clockhouse.kernel.Refused {@code roster-feed.malformed}
     */
    Optional<String> read(String secret);
}
