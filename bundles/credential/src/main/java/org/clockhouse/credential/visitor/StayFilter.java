package org.clockhouse.credential.visitor;

import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;

/** Which stays a list shows; everything given must hold. */
public record StayFilter(View view, Optional<SiteId> site, Optional<EmployeeId> host) {

    public enum View {
        /** Not here yet, and not too late; the next first. */
        EXPECTED,
        /** The longest first. */
        INSIDE,
        /** Inside although the time is over; the longest first. */
        OVERDUE,
        /** Gone, cancelled, or never come; the latest first. */
        OVER
    }
}
