package org.clockhouse.attendance.day;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.day.DeviceFaults.Entered;
import org.clockhouse.attendance.day.DeviceFaults.Touched;
import org.clockhouse.attendance.day.DeviceFaults.Way;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.request.RequestId;
import org.osgi.annotation.versioning.ProviderType;

/** When somebody may have come or gone whose punch is missing, and one act that enters many such punches. */
@ProviderType
public interface MissedPunches {

    /** What a suggestion rests on; the first is believed before those after it. */
    enum Source {
        /** A terminal refused the person. */
        REFUSED,
        /** A reader that only opens a door, or a punch outside every shift. */
        DOOR,
        /** An approved trip begins or ends the day. */
        TRIP,
        /** Approved leave ends or begins. */
        LEAVE,
        /** The median of colleagues of the same department, date and shift. */
        CREW
    }

    /**
     * The best of what is known about one missing punch.
     *
     * @param date the work date
     * @param ordinal of the result
     * @param at wall time of the person's site, whole minutes
     * @param terminal that was punched at
     * @param people of whom it is the median; else 0
     */
    record Suggestion(
            EmployeeId employee,
            LocalDate date,
            int ordinal,
            Way way,
            LocalDateTime at,
            Source source,
            Optional<TerminalId> terminal,
            int people) {}

    /**
     * For those of the exceptions that are a missing punch and about which something is known, in their order. A day for which a
     * correction is asked for already has none, nor has one in a locked period. Punches by phone are none of it: whoever decides about
     * them says whether they count.
     */
    Slice<Suggestion> suggestions(OrgId org, Scope scope, Slice<AttendanceException> exceptions);

    /** Enters a correction with the cause FORGOTTEN for each; one that is refused stops none of the others. */
    List<Entered> enter(Actor actor, Scope scope, List<Touched> punches, String reason);

    /**
     * Withdraws corrections that {@link #enter} entered, and what they did: all, or none.
     *
     * @throws org.clockhouse.kernel.Refused {@code missed-punch.other} for a request that is none of these, and what {@link
     *     org.clockhouse.request.Requests#withdraw} says
     */
    void takeBack(Actor actor, Scope scope, Set<RequestId> corrections, String reason);
}
