package org.clockhouse.terminal.internal.visit;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ShiftStarts;
import org.clockhouse.kernel.SiteId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Whether people are coming to a site now, as far as anybody can say who knows the shifts. */
@Component(service = RushHours.class)
public final class RushHours {

    private final Clock clock;
    private final List<ShiftStarts> known = new CopyOnWriteArrayList<>();

    @Activate
    public RushHours(@Reference Clock clock) {
        this.clock = clock;
    }

    @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
    public void add(ShiftStarts starts) {
        known.add(starts);
    }

    public void remove(ShiftStarts starts) {
        known.remove(starts);
    }

    /** @throws org.clockhouse.kernel.Unavailable if nobody can say */
    boolean isNow(OrgId org, SiteId site) {
        return known.stream().anyMatch(starts -> starts.isNear(org, site, clock.instant()));
    }
}
