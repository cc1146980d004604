package org.clockhouse.report.internal.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.clockhouse.kernel.EmployeeId;

/**
 * Two people whose punches follow one another within moments at the same reader, date after date: one may hold what both are
 * recognised by. A queue before a shift makes neighbours too, so it is the share of their dates that tells.
 *
 * @param within longest time from one punch to the other
 * @param least dates on which it has to happen
 */
record PunchPairs(Duration within, int least) {

    /** @param place terminal and reader */
    record Seen(EmployeeId person, String place, Instant at, LocalDate date) {}

    /**
     * @param dates on which they punched together
     * @param both dates on which both punched anywhere
     */
    record Pair(EmployeeId one, EmployeeId other, SortedSet<LocalDate> dates, int both) {

        /** In hundredths of a percent. */
        long share() {
            return dates.size() * 10_000L / both;
        }
    }

    private record Two(EmployeeId one, EmployeeId other) {

        static Two of(EmployeeId first, EmployeeId second) {
            return first.compareTo(second) < 0 ? new Two(first, second) : new Two(second, first);
        }
    }

    /** The largest share of their dates first. */
    List<Pair> of(List<Seen> punches) {
        Map<EmployeeId, Set<LocalDate>> worked = new HashMap<>();
        Map<Two, SortedSet<LocalDate>> together = new HashMap<>();
        List<Seen> ordered = punches.stream()
                .sorted(Comparator.comparing(Seen::place).thenComparing(Seen::at))
                .toList();
        for (int i = 0; i < ordered.size(); i++) {
            Seen seen = ordered.get(i);
            worked.computeIfAbsent(seen.person(), person -> new HashSet<>()).add(seen.date());
            for (int j = i + 1; j < ordered.size() && follows(seen, ordered.get(j)); j++) {
                Seen next = ordered.get(j);
                if (!next.person().equals(seen.person())) {
                    together.computeIfAbsent(Two.of(seen.person(), next.person()), two -> new TreeSet<>())
                            .add(seen.date());
                }
            }
        }
        List<Pair> pairs = new ArrayList<>();
        together.forEach((two, dates) -> {
            if (dates.size() >= least) {
                Set<LocalDate> both = new HashSet<>(worked.get(two.one()));
                both.retainAll(worked.get(two.other()));
                both.addAll(dates);
                pairs.add(new Pair(two.one(), two.other(), dates, both.size()));
            }
        });
        pairs.sort(Comparator.comparingLong(Pair::share)
                .thenComparingInt(pair -> pair.dates().size())
                .reversed()
                .thenComparing(Pair::one)
                .thenComparing(Pair::other));
        return pairs;
    }

    private boolean follows(Seen first, Seen second) {
        return second.place().equals(first.place())
                && Duration.between(first.at(), second.at()).compareTo(within) <= 0;
    }
}
