package org.clockhouse.attendance.internal.period;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.attendance.Allowance;

/** Allowances counted from result minutes only (guide, section 16). */
public final class Allowances {

    private Allowances() {}

    /**
     * @param results minutes by measure, in small letters
     * @return each allowance by name, those that nobody earned with 0
     */
    public static Map<String, Integer> count(List<Map<String, Integer>> results, List<Allowance> allowances) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Allowance allowance : allowances) {
            counts.putIfAbsent(allowance.name(), 0);
            for (Map<String, Integer> result : results) {
                Integer minutes = result.get(allowance.measure());
                if (minutes != null && minutes >= allowance.atLeast()) {
                    counts.merge(allowance.name(), allowance.count(), Integer::sum);
                }
            }
        }
        return counts;
    }
}
