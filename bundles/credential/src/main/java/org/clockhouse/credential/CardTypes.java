package org.clockhouse.credential;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** How the company's cards are written. */
@ProviderType
public interface CardTypes {

    List<CardType> all(OrgId org);

    CardType find(OrgId org, CardTypeId type);

    /** The type's id and version are not looked at. */
    CardType add(Actor actor, CardType type);

    CardType amend(Actor actor, CardType type);
}
