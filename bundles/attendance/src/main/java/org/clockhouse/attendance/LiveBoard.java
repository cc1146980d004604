package org.clockhouse.attendance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.SiteId;

/** Who is there now, by site. */
public record LiveBoard(List<SiteLine> sites, Instant asOf) {

    /**
     * People with a shift that is running now: {@code expected = onDuty + onBreak + missing + unknown + onLeave}.
     *
     * @param onDuty of these, {@code late} came late
     * @param onBreak seen, and out at the moment
     * @param unknown not seen, but a terminal of the site has not reported lately
     * @param reportedUpTo how far the site's terminals have reported; empty when one never did, or there is none
     */
    public record SiteLine(
            SiteId site,
            int expected,
            int onDuty,
            int late,
            int onBreak,
            int missing,
            int unknown,
            int onLeave,
            Optional<Instant> reportedUpTo) {}

    /** Where a person with a running shift is. */
    public enum Presence {
        ON_DUTY,
        LATE,
        ON_BREAK,
        MISSING,
        UNKNOWN,
        ON_LEAVE
    }

    /** One person on the board. */
    public record PersonNow(
            Person person, Presence presence, DayResult.Planned planned, Optional<LocalDateTime> lastPunch) {}

    public LiveBoard {
        sites = List.copyOf(sites);
    }
}
