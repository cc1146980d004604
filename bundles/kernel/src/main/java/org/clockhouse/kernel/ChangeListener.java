package org.clockhouse.kernel;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** A service that wants hints. Registered as an OSGi service; it may come and go at any time. */
@ConsumerType
public interface ChangeListener {

    /** The same for the life of the service. */
    Set<Topic> topics();

    /** Called by one thread at a time for each listener; hints that arrive meanwhile are merged. */
    void changed(OrgId org, Topic topic);
}
