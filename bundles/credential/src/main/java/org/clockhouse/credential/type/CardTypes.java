package org.clockhouse.credential.type;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** How the company's cards are written. */
@ProviderType
public interface CardTypes {

    List<CardType> all(OrgId org);

    /** @throws org.clockhouse.kernel.NotFound if there is none */
    CardType find(OrgId org, CardTypeId type);

    /** The type's id and version are not looked at. */
    CardType add(Actor actor, CardType type);

    /** Replaces the type of that id. @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    CardType amend(Actor actor, CardType type);
}
