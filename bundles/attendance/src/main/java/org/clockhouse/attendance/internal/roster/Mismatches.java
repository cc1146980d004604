package org.clockhouse.attendance.internal.roster;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.roster.RosterMismatch;
import org.clockhouse.attendance.roster.RosterMismatch.Kind;

/**
 * Who was planned and did not come, who came and was not planned, and who of them may have stood in for whom: at the same site, on
 * the same work date, for at least half of the shift, somebody of the own department first.
 */
final class Mismatches {

    /**
     * Somebody's result.
     *
     * @param seen from the first punch to the last, by the wall of the site; empty when there was none
     */
    record Entry(Person person, DayResult day, Optional<Stay> seen) {

        boolean isAbsent() {
            return day.planned().isPresent() && day.status() == DayStatus.ABSENT;
        }

        boolean isUnplanned() {
            return day.planned().isEmpty() && seen.isPresent();
        }

        private LocalDateTime start() {
            return day.planned().map(DayResult.Planned::from).orElseGet(() -> seen.orElseThrow()
                    .from());
        }
    }

    /** @param until the same as {@code from} when there was one punch */
    record Stay(LocalDateTime from, LocalDateTime until) {}

    private static final Comparator<Entry> IN_ORDER = Comparator.comparing(
                    (Entry entry) -> entry.day().date())
            .thenComparing(Entry::start)
            .thenComparing(entry -> entry.person().number());

    private Mismatches() {}

    static List<RosterMismatch> of(List<Entry> entries) {
        List<Entry> absent =
                entries.stream().filter(Entry::isAbsent).sorted(IN_ORDER).toList();
        List<Entry> unplanned =
                entries.stream().filter(Entry::isUnplanned).sorted(IN_ORDER).toList();
        Set<Entry> taken = new HashSet<>();
        List<RosterMismatch> found = new ArrayList<>();
        for (Entry missing : absent) {
            Optional<Entry> standIn = unplanned.stream()
                    .filter(each -> !taken.contains(each) && covers(each, missing))
                    .max(Comparator.comparing((Entry each) -> ownDepartment(each, missing))
                            .thenComparing(each -> overlap(each, missing)));
            standIn.ifPresent(taken::add);
            found.add(mismatch(missing, Kind.ABSENT, standIn));
            standIn.ifPresent(each -> found.add(mismatch(each, Kind.UNPLANNED, Optional.of(missing))));
        }
        unplanned.stream()
                .filter(each -> !taken.contains(each))
                .forEach(each -> found.add(mismatch(each, Kind.UNPLANNED, Optional.empty())));
        return found.stream()
                .sorted(Comparator.comparing(each -> each.day().date()))
                .toList();
    }

    private static RosterMismatch mismatch(Entry entry, Kind kind, Optional<Entry> other) {
        return new RosterMismatch(entry.person(), entry.day(), kind, other.map(Entry::person));
    }

    private static boolean ownDepartment(Entry standIn, Entry missing) {
        return standIn.person().department().equals(missing.person().department());
    }

    private static boolean covers(Entry standIn, Entry missing) {
        DayResult.Planned planned = missing.day().planned().orElseThrow();
        Duration half = Duration.between(planned.from(), planned.until()).dividedBy(2);
        return standIn.person().site().equals(missing.person().site())
                && standIn.day().date().equals(missing.day().date())
                && overlap(standIn, missing).compareTo(half) >= 0;
    }

    /** Whoever was seen once is taken to have stayed to the end. */
    private static Duration overlap(Entry standIn, Entry missing) {
        DayResult.Planned planned = missing.day().planned().orElseThrow();
        Stay seen = standIn.seen().orElseThrow();
        LocalDateTime from = latest(planned.from(), seen.from());
        boolean once = seen.until().equals(seen.from());
        LocalDateTime until = once || seen.until().isAfter(planned.until()) ? planned.until() : seen.until();
        return until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO;
    }

    private static LocalDateTime latest(LocalDateTime one, LocalDateTime other) {
        return Stream.of(one, other).max(Comparator.naturalOrder()).orElseThrow();
    }
}
