package org.clockhouse.attendance.roster;

import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** The door through which another system's approved newcomers come in: person, schedule, access and cards in one step. */
@ProviderType
public interface Newcomers {

    /** @param fresh whether it was taken in now, not before */
    record Taken(Newcomer newcomer, boolean fresh) {}

    /**
     * Everything or nothing. The terminals that the person may use are told by themselves. Repeating it answers what was
     * made and changes nothing.
     *
     * @throws org.clockhouse.kernel.Refused {@code newcomer.id.taken} (a duplicate) if something else was sent under the id,
     *     {@code newcomer.id.malformed}, {@code access-level.unknown}; else as hiring, assigning and issuing are refused
     */
    Taken take(Actor actor, Scope scope, NewcomerDraft draft);

    /** @throws org.clockhouse.kernel.NotFound if nobody was sent under that id, or the person is out of scope */
    Newcomer find(OrgId org, Scope scope, String externalId);
}
