package org.clockhouse.registry.organisation;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** The company itself. */
@ProviderType
public interface Organisation {

    /** @throws org.clockhouse.kernel.NotFound if the company was never founded */
    Company find(OrgId org);

    /** Every company of this installation, the oldest first; for work that goes on without anybody asking. */
    List<Company> all();

    /** Makes the actor's company. The same call again changes nothing and returns what is there. */
    Company found(Actor actor, LocalName name);

    /** @param version as read; {@link org.clockhouse.kernel.Stale} if somebody was faster */
    Company rename(Actor actor, LocalName name, long version);
}
