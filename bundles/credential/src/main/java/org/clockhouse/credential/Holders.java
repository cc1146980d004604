package org.clockhouse.credential;

import java.time.Instant;
import java.util.List;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** Whose punch it was. A credential counts for its holder from issue to revocation, suspended or expired too. */
@ProviderType
public interface Holders {

    /** One answer for each sighting, in their order; a page of any length is at most three queries. */
    List<Holding> resolve(OrgId org, List<Sighting> sightings);

    /** @param token a PIN's digits, or a card in any writing */
    Holding holderAt(OrgId org, CredentialKind kind, String token, Instant instant);
}
