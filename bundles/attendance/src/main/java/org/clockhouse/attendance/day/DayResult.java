package org.clockhouse.attendance.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.registry.calendar.DayType;

/**
 * The result for one person, work date and planned occurrence, or for a date without a plan on which there were punches.
 *
 * @param ordinal 0 for the first occurrence of the date
 * @param planned what was to be worked; empty on a date without a plan
 * @param firstIn first punch as counted, wall time of the site
 * @param lastOut last punch as counted; empty when there is none but the first
 * @param flags in the order of their text
 * @param rules what it was evaluated by
 * @param inputHash of everything the result is a function of: the same inputs, the same hash
 * @param version 1, 2, 3 ...; rises only when the inputs change
 */
public record DayResult(
        EmployeeId employee,
        LocalDate date,
        int ordinal,
        Optional<Planned> planned,
        DayType dayType,
        Optional<LocalDateTime> firstIn,
        Optional<LocalDateTime> lastOut,
        Buckets minutes,
        List<Flag> flags,
        DayStatus status,
        ResultState state,
        RuleRef rules,
        long inputHash,
        int version,
        Instant computedAt) {

    /**
     * The occurrence of a shift.
     *
     * @param from wall time of the site
     * @param until exclusive
     */
    public record Planned(ShiftId shift, int edition, String code, LocalDateTime from, LocalDateTime until) {}

    /**
     * Which rules.
     *
     * @param code of the rule set
     * @param engine version of the rules' code; see {@link Timesheets#ENGINE}
     */
    public record RuleRef(RuleSetId id, String code, int edition, int engine) {}

    public DayResult {
        flags = List.copyOf(flags);
    }

    public DayResult in(ResultState other) {
        return new DayResult(
                employee,
                date,
                ordinal,
                planned,
                dayType,
                firstIn,
                lastOut,
                minutes,
                flags,
                status,
                other,
                rules,
                inputHash,
                version,
                computedAt);
    }

    public boolean has(Flag.Kind kind) {
        return flags.stream().anyMatch(flag -> flag.kind() == kind);
    }

    /** What is to be looked at: departures from the plan, then flags, by the names that rule sets use. */
    public List<String> exceptions() {
        Stream<String> departures = Stream.of(
                        minutes.get(Bucket.LATE) > 0 ? "LATE" : "",
                        minutes.get(Bucket.EARLY) > 0 ? "EARLY" : "",
                        status == DayStatus.ABSENT || status == DayStatus.HALF_DAY ? status.name() : "")
                .filter(name -> !name.isEmpty());
        Stream<String> flagged =
                flags.stream().map(Flag::kind).filter(Flag.Kind::isToBeLookedAt).map(Flag.Kind::name);
        return Stream.concat(departures, flagged).toList();
    }

    /** Late, early, a missing punch or absence, or any other flag: something to look at. */
    public boolean isProblem() {
        return flags.stream().anyMatch(flag -> flag.kind().isToBeLookedAt())
                || minutes.get(Bucket.LATE) > 0
                || minutes.get(Bucket.EARLY) > 0
                || minutes.get(Bucket.ABSENT) > 0
                || status == DayStatus.ABSENT
                || status == DayStatus.HALF_DAY;
    }
}
