package org.clockhouse.attendance.internal.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.clockhouse.attendance.rule.Tier;
import org.clockhouse.attendance.rule.TierPolicy;
import org.clockhouse.attendance.rule.TierPolicy.Combine;

/** Overtime by tiers of dates, weeks, two weeks, days of the week and rows of dates (guide, section 10); a minute is overtime once. */
public final class WorkedDays {

    private WorkedDays() {}

    /** @param row which date in a row it is that was worked; 0 when that does not matter */
    public record Worked(LocalDate date, int attended, int row) {}

    /** What a minute is overtime by. Of two that pay the same the first takes it. */
    public enum By {
        ROW,
        WEEKDAY,
        WEEK,
        TWO_WEEKS,
        DATE
    }

    /**
     * @param overtime above some threshold
     * @param by overtime by tier, by what it is above
     */
    public record Sum(int attended, int regular, int overtime, Map<By, SortedMap<String, Integer>> by) {

        public Map<String, Integer> of(By what) {
            return by.getOrDefault(what, new TreeMap<>());
        }

        public SortedMap<String, Integer> tiers() {
            SortedMap<String, Integer> all = new TreeMap<>();
            by.values().forEach(tiers -> tiers.forEach((tier, minutes) -> all.merge(tier, minutes, Integer::sum)));
            return all;
        }
    }

    /** Some tiers, and how many minutes count towards them before the first one of the date. */
    private record Scale(By by, List<Tier> tiers, int before) {

        /** The tier of a minute of the date. */
        Optional<Tier> at(int minute) {
            Tier found = null;
            for (Tier tier : tiers) {
                found = before + minute >= tier.above() ? tier : found;
            }
            return Optional.ofNullable(found);
        }

        Stream<Integer> edges() {
            return tiers.stream().map(tier -> tier.above() - before);
        }
    }

    /** @param days in order of date; all of them are one week, or one pair of weeks where the policy has tiers of such */
    public static Sum of(List<Worked> days, TierPolicy policy) {
        Map<By, SortedMap<String, Integer>> by = new EnumMap<>(By.class);
        int sum = 0;
        int ofWeek = 0;
        int ofBoth = 0;
        LocalDate monday = LocalDate.MIN;
        for (Worked day : days) {
            LocalDate week = policy.twoWeekly().isEmpty() ? monday : TierPolicy.monday(day.date());
            ofWeek = week.equals(monday) ? ofWeek : 0;
            monday = week;
            List<Scale> ofDate = ofDate(day, policy);
            // With REGULAR_ONLY a minute that is overtime of its date does not count towards longer spans.
            int counting =
                    policy.combine() == Combine.REGULAR_ONLY ? Math.min(day.attended(), first(ofDate)) : day.attended();
            List<Scale> longer = List.of(
                    new Scale(By.WEEK, policy.weekly(), ofWeek), new Scale(By.TWO_WEEKS, policy.twoWeekly(), ofBoth));
            divide(0, counting, Stream.concat(ofDate.stream(), longer.stream()).toList(), policy, by);
            divide(counting, day.attended(), ofDate, policy, by);
            ofWeek += counting;
            ofBoth += counting;
            sum += day.attended();
        }
        int overtime = by.values().stream()
                .flatMap(tiers -> tiers.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        return new Sum(sum, sum - overtime, overtime, by);
    }

    /**
     * @param attended minutes by date
     * @param isWorked of a date, also of those before
     */
    public static List<Worked> worked(
            SortedMap<LocalDate, Integer> attended, Predicate<LocalDate> isWorked, TierPolicy policy) {
        return attended.entrySet().stream()
                .map(day -> new Worked(
                        day.getKey(), day.getValue(), policy.isOfRows() ? row(day.getKey(), isWorked, policy) : 0))
                .toList();
    }

    /** Which date in a row it is on which something was worked; 0 when it was not. */
    private static int row(LocalDate date, Predicate<LocalDate> isWorked, TierPolicy policy) {
        LocalDate first = policy.row() == TierPolicy.Row.IN_WEEK ? TierPolicy.monday(date) : LocalDate.MIN;
        int row = 0;
        for (LocalDate day = date; !day.isBefore(first) && isWorked.test(day); day = day.minusDays(1)) {
            row++;
        }
        return row;
    }

    private static List<Scale> ofDate(Worked day, TierPolicy policy) {
        List<Scale> scales = new ArrayList<>();
        if (day.row() >= policy.consecutiveDay()) {
            scales.add(new Scale(By.ROW, policy.consecutive(), 0));
        }
        scales.add(
                new Scale(By.WEEKDAY, policy.weekdays().getOrDefault(day.date().getDayOfWeek(), List.of()), 0));
        scales.add(new Scale(By.DATE, policy.daily(), 0));
        return scales;
    }

    private static int first(List<Scale> scales) {
        return scales.stream()
                .flatMap(Scale::edges)
                .min(Comparator.naturalOrder())
                .orElse(Integer.MAX_VALUE);
    }

    /** Minutes of a date, from one to another, each in the dearest tier that it reaches. */
    private static void divide(
            int from, int until, List<Scale> scales, TierPolicy policy, Map<By, SortedMap<String, Integer>> by) {
        SortedSet<Integer> edges = new TreeSet<>(List.of(from, until));
        scales.stream()
                .flatMap(Scale::edges)
                .filter(edge -> edge > from && edge < until)
                .forEach(edges::add);
        int start = from;
        for (int edge : edges.tailSet(from + 1)) {
            int minutes = edge - start;
            dearest(start, scales, policy).ifPresent(scale -> by.computeIfAbsent(scale.by(), any -> new TreeMap<>())
                    .merge(scale.tiers().get(0).bucket(), minutes, Integer::sum));
            start = edge;
        }
    }

    /** With the one tier that has the minute. */
    private static Optional<Scale> dearest(int minute, List<Scale> scales, TierPolicy policy) {
        Scale found = null;
        for (Scale scale :
                scales.stream().sorted(Comparator.comparing(Scale::by)).toList()) {
            Optional<Tier> tier = scale.at(minute);
            if (tier.isPresent()
                    && (found == null
                            || policy.rate(tier.get())
                                    > policy.rate(found.tiers().get(0)))) {
                found = new Scale(scale.by(), List.of(tier.get()), scale.before());
            }
        }
        return Optional.ofNullable(found);
    }
}
