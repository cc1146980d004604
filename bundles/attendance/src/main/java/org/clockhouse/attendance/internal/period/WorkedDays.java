package org.clockhouse.attendance.internal.period;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.attendance.OvertimePolicy;
import org.clockhouse.attendance.OvertimePolicy.Combine;
import org.clockhouse.attendance.Tier;

/** Overtime by tiers of the date and of the week together (guide, section 10); a minute is overtime once. */
public final class WorkedDays {

    private WorkedDays() {}

    /**
     * @param overtime above a daily or a weekly threshold
     * @param weekly overtime by weekly tier
     * @param daily overtime by daily tier, where no weekly tier has the minute
     */
    public record Sum(
            int attended, int regular, int overtime, Map<String, Integer> weekly, Map<String, Integer> daily) {}

    /** @param attended minutes of each date of a week, in order */
    public static Sum of(List<Integer> attended, OvertimePolicy policy) {
        Map<String, Integer> weekly = new TreeMap<>();
        Map<String, Integer> daily = new TreeMap<>();
        int first = policy.daily().isEmpty()
                ? Integer.MAX_VALUE
                : policy.daily().get(0).above();
        int sum = 0;
        int counted = 0;
        for (int minutes : attended) {
            sum += minutes;
            int regular = policy.combine() == Combine.REGULAR_ONLY ? Math.min(minutes, first) : minutes;
            divide(policy.weekly(), counted, counted + regular, weekly);
            int ofWeek = above(policy.weekly(), counted, counted + regular);
            // The last minutes of the date are those above the threshold of the week.
            divide(policy.daily(), 0, policy.combine() == Combine.UNION ? minutes - ofWeek : minutes, daily);
            counted += regular;
        }
        int overtime = weekly.values().stream().mapToInt(Integer::intValue).sum()
                + daily.values().stream().mapToInt(Integer::intValue).sum();
        return new Sum(sum, sum - overtime, overtime, weekly, daily);
    }

    private static int above(List<Tier> tiers, int from, int until) {
        return tiers.isEmpty()
                ? 0
                : Math.max(0, until - Math.max(from, tiers.get(0).above()));
    }

    /** The minutes from one to another, each in the highest tier it reaches. */
    private static void divide(List<Tier> tiers, int from, int until, Map<String, Integer> buckets) {
        for (int i = 0; i < tiers.size(); i++) {
            int top = i + 1 < tiers.size() ? tiers.get(i + 1).above() : Integer.MAX_VALUE;
            int minutes = Math.min(until, top) - Math.max(from, tiers.get(i).above());
            if (minutes > 0) {
                buckets.merge(tiers.get(i).bucket(), minutes, Integer::sum);
            }
        }
    }
}
