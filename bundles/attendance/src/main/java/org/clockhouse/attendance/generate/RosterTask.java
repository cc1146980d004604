package org.clockhouse.attendance.generate;

import java.time.Duration;
import java.util.List;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.ShiftId;

/**
 * What a roster is looked for.
 *
 * @param query whose and which dates; published dated changes, dates away and the past stay as they are in any case
 * @param shifts those that may be planned, in order of preference where nothing else decides
 * @param keepStanding whether what standing assignments say stays, days off among it
 * @param keepDrafts whether what is drafted already stays
 * @param atMost how long to look
 */
public record RosterTask(
        RosterQuery query, List<ShiftId> shifts, boolean keepStanding, boolean keepDrafts, Duration atMost) {

    public static final int MOST_SHIFTS = 12;
    public static final Duration LONGEST = Duration.ofMinutes(10);

    public RosterTask {
        shifts = List.copyOf(shifts);
        if (shifts.isEmpty() || shifts.size() > MOST_SHIFTS) {
            throw Refused.at("/shiftIds", "value.size", "1 to " + MOST_SHIFTS + " shifts");
        }
        if (atMost.toSeconds() < 1 || atMost.compareTo(LONGEST) > 0) {
            throw Refused.at("/seconds", "value.range", "1 to " + LONGEST.toSeconds() + " seconds");
        }
    }
}
