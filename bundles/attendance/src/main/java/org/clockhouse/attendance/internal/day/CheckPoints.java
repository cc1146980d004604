package org.clockhouse.attendance.internal.day;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.internal.day.Occurrence.Window;

/** Which shift takes a punch for one of its check points, where windows of points overlap (guide, section 5). */
final class CheckPoints {

    private CheckPoints() {}

    /** In order of time each start takes the earliest punch of its window and each end the latest that is left. */
    static Map<Stamp, Occurrence> taken(List<Occurrence> occurrences, List<Stamp> stamps) {
        if (occurrences.stream().noneMatch(Occurrence::isByPoint)) {
            return Map.of();
        }
        Map<Stamp, Occurrence> taken = new IdentityHashMap<>();
        for (Occurrence occurrence : occurrences) {
            if (occurrence.isByPoint()) {
                take(earliest(occurrence.onWindow(), stamps, taken), occurrence, taken);
                take(latest(occurrence.offWindow(), stamps, taken), occurrence, taken);
            }
        }
        return taken;
    }

    private static void take(Stamp stamp, Occurrence occurrence, Map<Stamp, Occurrence> taken) {
        if (stamp != null) {
            taken.put(stamp, occurrence);
        }
    }

    private static Stamp earliest(Window window, List<Stamp> stamps, Map<Stamp, Occurrence> taken) {
        for (Stamp stamp : stamps) {
            if (window.holds(stamp.minute()) && !taken.containsKey(stamp)) {
                return stamp;
            }
        }
        return null;
    }

    private static Stamp latest(Window window, List<Stamp> stamps, Map<Stamp, Occurrence> taken) {
        for (int i = stamps.size() - 1; i >= 0; i--) {
            if (window.holds(stamps.get(i).minute()) && !taken.containsKey(stamps.get(i))) {
                return stamps.get(i);
            }
        }
        return null;
    }
}
