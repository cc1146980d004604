package org.clockhouse.attendance.day;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.Person;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.SiteId;

/** Who is there now, by site. */
public record LiveBoard(List<SiteLine> sites, Instant asOf) {

    /**
     * @param reportedUpTo how far the site's terminals have reported; empty when one never did, or there is none
     * @param shifts codes of those that are running now
     * @param posts the site's people by department, in no order that means anything
     */
    public record SiteLine(
            SiteId site, Figures figures, Optional<Instant> reportedUpTo, List<String> shifts, List<PostLine> posts) {

        public SiteLine {
            shifts = List.copyOf(shifts);
            posts = List.copyOf(posts);
        }
    }

    /** The people of one department at a site. */
    public record PostLine(DepartmentId post, Figures figures) {}

    /**
     * People with a shift that is running now: {@code expected = onDuty + onBreak + missing + unknown + onLeave}.
     *
     * @param onDuty of these, {@code late} came late
     * @param onBreak seen, and out at the moment
     * @param unknown not seen, but a terminal of the site has not reported lately
     * @param onLeave not seen, and on leave or a trip that was approved
     */
    public record Figures(int expected, int onDuty, int late, int onBreak, int missing, int unknown, int onLeave) {}

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
