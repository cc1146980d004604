package org.clockhouse.attendance.internal;

import org.clockhouse.attendance.spi.WatchRepository;
import org.clockhouse.credential.access.AccessPlans;
import org.clockhouse.kernel.OrgId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads how far terminals have reported, and who waits for which. */
@Component(service = ReportMarkReader.class)
public final class ReportMarkReader {

    private final WatchRepository watches;
    private final AccessPlans access;

    @Activate
    public ReportMarkReader(@Reference WatchRepository watches, @Reference AccessPlans access) {
        this.watches = watches;
        this.access = access;
    }

    /** In an open transaction. */
    public ReportMarks read(OrgId org) {
        return new ReportMarks(watches.reported(), access.read(org));
    }
}
