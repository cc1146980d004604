package org.clockhouse.credential;

import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** {@link AccessLevels} for whoever asks about everybody at once. */
@ProviderType
public interface AccessPlans {

    AccessPlan read(OrgId org);
}
