package org.clockhouse.terminal;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who may punch by phone, where, and how such punches are taken (T035, T065). Places for people outside the scope are {@link
 * org.clockhouse.kernel.NotFound}; a version that is not the stored one is {@link org.clockhouse.kernel.Stale}.
 */
@ProviderType
public interface PhonePlaces {

    PhonePunchRule rule(OrgId org);

    PhonePunchRule set(Actor actor, PhonePunchRule rule);

    /** Those that are for people of the scope, or for everybody. */
    List<PhonePlace> all(OrgId org, Scope scope);

    /** Adds a place, or changes one. */
    PhonePlace put(Actor actor, Scope scope, PhonePlace place);

    void remove(Actor actor, Scope scope, PhonePlaceId place, long version);
}
