package org.clockhouse.report.internal.payroll;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.period.PersonCounts.LateCount;
import org.clockhouse.attendance.period.PersonCounts.TotalHours;
import org.clockhouse.attendance.period.WorkCycle;

/** Pay codes of what is counted over more than a day. */
final class PeriodPay {

    /** Overtime above the total of a week or month. */
    private static final String OF_TOTAL = "OT_TOTAL";

    /** What lates of a period cost beside their minutes. */
    private static final String LATE_COST = "LATE_COST";

    /** Overtime above the standard of a cycle of comprehensive hours. */
    private static final String OVERTIME = "OT_CYCLE";

    private PeriodPay() {}

    /** By how much it is divided otherwise than its days are by themselves: the lines of both together count a minute once. */
    static Map<String, Long> codes(WorkCycle cycle) {
        Buckets days = cycle.days();
        boolean week = cycle.isOfTiers();
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
        return stated(codes);
    }

    /** The same of a week or month of which only the total counts. */
    static Map<String, Long> codes(TotalHours total) {
        Map<String, Long> codes = new LinkedHashMap<>();
        codes.put("REGULAR", (long) total.regular() - total.days().get(Bucket.REGULAR));
        codes.put("SHORT", (long) total.lacking() - total.days().get(Bucket.SHORT));
        codes.put(OF_TOTAL, (long) total.overtime());
        return stated(codes);
    }

    /** Lates that are not asked about, off what the days say, and what the others cost. */
    static Map<String, Long> codes(LateCount lates) {
        Map<String, Long> codes = new LinkedHashMap<>();
        codes.put("LATE", (long) -lates.forgiven());
        codes.put(LATE_COST, (long) lates.minutes());
        return stated(codes);
    }

    private static Map<String, Long> stated(Map<String, Long> codes) {
        codes.values().removeIf(minutes -> minutes == 0);
        return codes;
    }

    private static int tiered(Buckets days) {
        return days.tiers().values().stream().mapToInt(Integer::intValue).sum();
    }
}
