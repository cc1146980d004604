package org.clockhouse.report.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.WorkCycle;

/** Pay codes of weeks and cycles. */
final class CyclePay {

    /** Overtime above the standard of a cycle of comprehensive hours. */
    private static final String OVERTIME = "OT_CYCLE";

    private CyclePay() {}

    /** By how much it is divided otherwise than its days are by themselves: the lines of both together count a minute once. */
    static Map<String, Long> codes(WorkCycle cycle) {
        Buckets days = cycle.days();
        boolean week = cycle.kind() == WorkCycle.Kind.WEEK;
        Map<String, Long> codes = new LinkedHashMap<>();
        codes.put("REGULAR", (long) cycle.regular() - days.get(Bucket.REGULAR));
        if (!week) {
            codes.put("OT_WORKDAY", (long) -days.get(Bucket.OT_WORKDAY));
            codes.put("OT_REST", (long) -days.get(Bucket.OT_REST));
        }
        Set<String> tiers = new TreeSet<>(cycle.tiers().keySet());
        tiers.addAll(days.tiers().keySet());
        tiers.forEach(tier -> codes.put(
                "OT_" + tier,
                (long) cycle.tiers().getOrDefault(tier, 0) - days.tiers().getOrDefault(tier, 0)));
        codes.put("OT_OTHER", (long) tiered(days) - days.get(Bucket.OVERTIME));
        if (!week) {
            codes.put(OVERTIME, (long) cycle.overtime());
        }
        codes.values().removeIf(minutes -> minutes == 0);
        return codes;
    }

    private static int tiered(Buckets days) {
        return days.tiers().values().stream().mapToInt(Integer::intValue).sum();
    }
}
