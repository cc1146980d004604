package org.clockhouse.credential.access;

import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** {@link AccessLevels} for whoever asks about everybody at once. */
@ProviderType
public interface AccessPlans {

    /**
     * As it stands now; it does not follow later changes. Whether its terminals can be reached is not to be read here.
     */
    AccessPlan read(OrgId org);
}
