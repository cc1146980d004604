package org.clockhouse.attendance.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clockhouse.kernel.EmployeeId;

/**
 * Other settings for one person's dates, in place of those of the rules: a day that somebody judged by hand, somebody who need not
 * punch for a while, somebody who earns overtime by punch where others do not. It is an input of the results like any other, and
 * so it outlasts every calculation.
 *
 * @param until inclusive; empty for all that follow
 * @param settings by the names of a rule set, written as there
 * @param expires the date from whose beginning on it is void for all of its dates; empty for never
 * @param ended set once it is void
 */
public record RuleOverride(
        RuleOverrideId id,
        EmployeeId employee,
        LocalDate from,
        Optional<LocalDate> until,
        SortedMap<String, String> settings,
        String reason,
        String by,
        Instant at,
        Optional<LocalDate> expires,
        Optional<Ending> ended,
        long version) {

    public static final int LONGEST_REASON = 400;

    /** By whom, when and why it was taken back; by the suite when it expired. */
    public record Ending(String by, Instant at, String reason) {}

    public RuleOverride {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    public boolean covers(LocalDate date) {
        return ended.isEmpty()
                && !date.isBefore(from)
                && until.filter(last -> last.isBefore(date)).isEmpty();
    }

    public RuleOverride until(LocalDate last) {
        return new RuleOverride(
                id, employee, from, Optional.of(last), settings, reason, by, at, expires, ended, version);
    }

    public RuleOverride ended(Ending ending) {
        return new RuleOverride(
                id, employee, from, until, settings, reason, by, at, expires, Optional.of(ending), version);
    }

    /** As it is, whatever the date. */
    public RuleOverride forGood() {
        return new RuleOverride(id, employee, from, until, settings, reason, by, at, Optional.empty(), ended, version);
    }

    public RuleOverride version(long other) {
        return new RuleOverride(id, employee, from, until, settings, reason, by, at, expires, ended, other);
    }

    /** What somebody wants to be other. */
    public record Draft(
            EmployeeId employee,
            LocalDate from,
            Optional<LocalDate> until,
            Map<String, String> settings,
            String reason,
            Optional<LocalDate> expires) {}
}
