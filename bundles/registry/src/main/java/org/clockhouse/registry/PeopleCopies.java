package org.clockhouse.registry;

import java.util.Collection;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.osgi.annotation.versioning.ProviderType;

/** Some of another suite's people, in one that keeps none of its own. */
@ProviderType
public interface PeopleCopies {

    /** What is to be known of a person here: by which number and name terminals know them. */
    record Copy(EmployeeId id, String number, LocalName name) {}

    /** Makes these, and nobody else, employed at the site. Nothing is audited: it was, where they were changed. */
    void set(OrgId org, SiteId site, Collection<Copy> people);
}
