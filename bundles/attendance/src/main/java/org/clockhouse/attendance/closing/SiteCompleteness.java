package org.clockhouse.attendance.closing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;

/**
 * How far a site's attendance terminals have reported.
 *
 * @param wanted how far they have to: the end of the last date, or some minutes ago while that is to come
 * @param reportedUpTo all of them; empty while one never did
 * @param terminals how many there are
 * @param behind those that have not reported so far, or that hold records which are not here
 */
public record SiteCompleteness(
        SiteId site,
        LocalName name,
        Instant wanted,
        Optional<Instant> reportedUpTo,
        int terminals,
        List<Behind> behind) {

    public SiteCompleteness {
        behind = List.copyOf(behind);
    }

    public boolean isComplete() {
        return behind.isEmpty();
    }

    /**
     * @param missing how many rows it holds that are not here
     * @param lost whether it overwrote punches before they were read, and nobody has seen to that
     */
    public record Behind(
            TerminalId terminal, LocalName name, Optional<Instant> reportedUpTo, long missing, boolean lost) {}
}
