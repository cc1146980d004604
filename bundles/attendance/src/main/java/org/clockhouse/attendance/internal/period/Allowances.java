package org.clockhouse.attendance.internal.period;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clockhouse.attendance.day.AllowanceLine;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.rule.Allowance;
import org.clockhouse.attendance.rule.AllowanceRule;
import org.clockhouse.attendance.rule.AllowanceRule.Reach;
import org.clockhouse.attendance.rule.AllowanceRule.Terms;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.registry.Placement;

/** Allowances counted from result minutes only (guide, section 16). */
public final class Allowances {

    private Allowances() {}

    /**
     * Where somebody was for one result.
     *
     * @param departments that of the placement and those above it
     * @param areas of the terminals that took the punches
     */
    public record Stay(Placement placement, Set<DepartmentId> departments, Set<AreaId> areas) {}

    /** What a result is worth by the rules of its date; those that count nothing are left out. */
    public static List<AllowanceLine> lines(DayResult day, Stay stay, List<AllowanceRule> rules) {
        List<AllowanceLine> lines = new ArrayList<>();
        for (AllowanceRule rule : rules) {
            int measured = day.minutes().get(rule.terms().measure());
            int counted = rule.holdsOn(day.date()) && reaches(rule.terms().reach(), day, stay)
                    ? counted(rule.terms(), measured)
                    : 0;
            if (counted > 0) {
                lines.add(new AllowanceLine(day, stay.placement(), rule, measured, counted));
            }
        }
        return lines;
    }

    static int counted(Terms terms, int measured) {
        if (measured < terms.atLeast()) {
            return 0;
        }
        return terms.kind() == AllowanceRule.Kind.MINUTES ? terms.amount() : measured * terms.amount() / 100;
    }

    static boolean reaches(Reach reach, DayResult day, Stay stay) {
        return isFor(reach.sites(), Set.of(stay.placement().site()))
                && isFor(reach.areas(), stay.areas())
                && isFor(reach.departments(), stay.departments())
                && (reach.posts().isEmpty()
                        || reach.posts().stream().anyMatch(stay.placement().position()::equalsIgnoreCase))
                && isFor(
                        reach.shifts(),
                        day.planned().map(planned -> Set.of(planned.shift())).orElse(Set.of()));
    }

    private static <T> boolean isFor(Set<T> wanted, Set<T> there) {
        return wanted.isEmpty() || !Collections.disjoint(wanted, there);
    }

    /** Whether a result counts. @param result minutes by measure, in small letters */
    static boolean counts(Allowance allowance, Map<String, Integer> result) {
        Integer minutes = result.get(allowance.measure());
        return minutes != null && minutes >= allowance.atLeast();
    }

    /**
     * @param results minutes by measure, in small letters
     * @return each allowance by name, those that nobody earned with 0
     */
    public static Map<String, Integer> count(List<Map<String, Integer>> results, List<Allowance> allowances) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Allowance allowance : allowances) {
            counts.putIfAbsent(allowance.name(), 0);
            for (Map<String, Integer> result : results) {
                if (counts(allowance, result)) {
                    counts.merge(allowance.name(), allowance.count(), Integer::sum);
                }
            }
        }
        return counts;
    }
}
