package org.clockhouse.credential.visitor;

import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** For how long visitors are kept in mind. */
@ProviderType
public interface StayRules {

    /** Set, or as it ships with the suite. */
    StayRule of(OrgId org);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    StayRule set(Actor actor, StayRule rule);

    /**
     * Forgets whose days are over: name, company, purpose, phone and document. That somebody came, when, to whom and with which
     * card stays. @return how many
     */
    int forget(OrgId org);
}
