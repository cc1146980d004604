package org.clockhouse.attendance.internal.result;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.DayResult.Planned;
import org.clockhouse.attendance.day.DayResult.RuleRef;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.internal.day.DayPlan;
import org.clockhouse.attendance.internal.day.Fingerprint;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.WallClock;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.kernel.EmployeeId;

/** From what the rules concluded to what is stored. */
public final class Results {

    private Results() {}

    public static DayResult of(EmployeeId employee, DayPlan plan, Evaluated result, int version, Instant now) {
        Optional<Work> work = result.work();
        RuleSet rules = work.map(each -> each.occurrence().rules()).orElse(plan.rules());
        return new DayResult(
                employee,
                plan.date(),
                result.ordinal(),
                work.map(Work::occurrence).filter(Occurrence::isPlanned).map(Results::planned),
                plan.type(),
                work.flatMap(Work::firstIn).map(in -> WallClock.wall(in.minute(), plan.zone())),
                work.flatMap(each -> out(each, plan)),
                result.minutes(),
                result.flags(),
                result.status(),
                result.isFinal() ? ResultState.FINAL : ResultState.PROVISIONAL,
                new RuleRef(rules.id(), rules.code(), rules.edition(), Timesheets.ENGINE),
                result.inputHash(),
                version,
                now);
    }

    public static Planned planned(Occurrence occurrence) {
        var shift = occurrence.shift().orElseThrow();
        return new Planned(
                shift.id(),
                shift.edition(),
                shift.terms().code(),
                WallClock.wall(occurrence.from(), occurrence.zone()),
                WallClock.wall(occurrence.until(), occurrence.zone()));
    }

    /** A date whose evaluation failed: flagged with a number that is also in the log, and nothing counted. */
    static Evaluated incident(EmployeeId employee, LocalDate date) {
        long hash = Fingerprint.add(Fingerprint.add(Fingerprint.START, employee.text()), date.toEpochDay());
        Flag flag = new Flag(Flag.Kind.INCIDENT, Long.toHexString(hash));
        return new Evaluated(
                0, Optional.empty(), List.of(), Buckets.NONE, List.of(flag), DayStatus.PROVISIONAL, false, hash);
    }

    private static Optional<LocalDateTime> out(Work work, DayPlan plan) {
        OptionalInt out = work.lastOut();
        return out.isPresent() ? Optional.of(WallClock.wall(out.getAsInt(), plan.zone())) : Optional.empty();
    }
}
