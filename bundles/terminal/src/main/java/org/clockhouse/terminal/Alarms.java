package org.clockhouse.terminal;

import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** What about the terminals needs a person. */
@ProviderType
public interface Alarms {

    /** Latest first. */
    Slice<Alarm> page(OrgId org, Scope scope, boolean openOnly, Page page);

    /** Somebody has seen to it. Closing a closed alarm changes nothing. */
    Alarm close(Actor actor, AlarmId alarm, String reason);
}
