package org.clockhouse.attendance.internal.correction;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DayExplanation.PlannedOccurrence;
import org.clockhouse.attendance.day.DayExplanation.PunchUse.Use;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.DeviceFaults.Way;
import org.clockhouse.attendance.day.MissedPunches.Source;
import org.clockhouse.attendance.day.MissedPunches.Suggestion;
import org.clockhouse.attendance.internal.result.Day;
import org.clockhouse.attendance.internal.timesheet.PunchUses;
import org.clockhouse.attendance.internal.timesheet.Reasons;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchAttributes.Outcome;

/**
 * What is known around one missing punch.
 *
 * @param planned when the shift started or ended
 * @param used punches that count
 * @param found inside the window of the shift, on the right side of those
 */
record Evidence(
        AttendanceException exception,
        Day day,
        Way way,
        PlannedOccurrence plan,
        List<Instant> used,
        List<Found> found) {

    /** Fewer say nothing about when the others come. */
    private static final int CREW = 3;

    /** An instant at which somebody may have come or gone. */
    private record Found(Instant at, Source source, Optional<TerminalId> terminal) {}

    /** A day of somebody in the same department. */
    record Colleague(DepartmentId department, DayResult day) {}

    /** Empty for what is no missing punch. */
    static Optional<Way> way(AttendanceException.Kind kind) {
        return switch (kind) {
            case MISSING_IN -> Optional.of(Way.IN);
            case MISSING_OUT -> Optional.of(Way.OUT);
            default -> Optional.empty();
        };
    }

    /** Empty where nothing was planned. */
    static Optional<Evidence> of(AttendanceException exception, Day day, List<Punch> punches, List<Approved> approved) {
        return Reasons.plan(day, "").stream()
                .filter(plan -> plan.ordinal() == exception.day().ordinal())
                .findFirst()
                .map(plan -> of(exception, day, plan, punches, approved));
    }

    private static Evidence of(
            AttendanceException exception,
            Day day,
            PlannedOccurrence plan,
            List<Punch> punches,
            List<Approved> approved) {
        Way way = way(exception.kind()).orElseThrow();
        PunchUses uses = new PunchUses(day);
        List<Instant> used = new ArrayList<>(counted(exception.day(), day));
        List<Found> all = new ArrayList<>();
        for (Punch punch : punches) {
            if (uses.ordinals(punch).contains(plan.ordinal())) {
                used.add(punch.at());
            } else if (punch.attributes().method() != Method.PHONE) {
                source(punch, uses.of(punch))
                        .ifPresent(source -> all.add(new Found(punch.at(), source, Optional.of(punch.terminal()))));
            }
        }
        approved.forEach(one ->
                source(one).ifPresent(source -> all.add(new Found(end(one, source, way), source, Optional.empty()))));
        Evidence bare = new Evidence(exception, day, way, plan, used, List.of());
        return new Evidence(
                exception,
                day,
                way,
                plan,
                used,
                all.stream().filter(one -> bare.fits(one.at())).toList());
    }

    /** Those that stand for a punch among them. */
    private static List<Instant> counted(DayResult result, Day day) {
        return Stream.concat(result.firstIn().stream(), result.lastOut().stream())
                .map(wall -> wall.atZone(day.plan().zone()).toInstant())
                .toList();
    }

    private static Optional<Source> source(Punch punch, Use use) {
        if (punch.attributes().outcome() == Outcome.REFUSED) {
            return Optional.of(Source.REFUSED);
        }
        return use == Use.NOT_COUNTED || use == Use.UNASSIGNED ? Optional.of(Source.DOOR) : Optional.empty();
    }

    private static Optional<Source> source(Approved one) {
        if (one.kind() == Approved.Kind.TRIP) {
            return Optional.of(Source.TRIP);
        }
        return one.kind().isLeave() ? Optional.of(Source.LEAVE) : Optional.empty();
    }

    /** A trip is work: it begins or ends the day. With leave it is the other end. */
    private static Instant end(Approved one, Source source, Way way) {
        return (way == Way.IN) == (source == Source.TRIP) ? one.from() : one.until();
    }

    private boolean fits(Instant at) {
        return !at.isBefore(plan.window().from())
                && !at.isAfter(plan.window().until())
                && used.stream().allMatch(other -> way == Way.IN ? at.isBefore(other) : at.isAfter(other));
    }

    LocalDate date() {
        return exception.day().date();
    }

    DepartmentId department() {
        return exception.person().department();
    }

    private LocalDateTime planned() {
        return way == Way.IN ? plan.planned().from() : plan.planned().until();
    }

    /** By its source, then nearest to the plan. */
    Optional<Suggestion> best() {
        Comparator<Found> nearest =
                Comparator.comparingLong(one -> Math.abs(ChronoUnit.SECONDS.between(planned(), wall(one))));
        return found.stream()
                .min(Comparator.comparing(Found::source).thenComparing(nearest))
                .map(one -> suggestion(wall(one), one.source(), one.terminal(), 0));
    }

    private LocalDateTime wall(Found one) {
        return LocalDateTime.ofInstant(one.at(), day.plan().zone()).truncatedTo(ChronoUnit.MINUTES);
    }

    /** When the others of the same shift came or went, where there are enough of them. */
    Optional<Suggestion> median(List<Colleague> crew) {
        List<LocalDateTime> times = crew.stream()
                .map(Colleague::day)
                .filter(other ->
                        other.date().equals(date()) && !other.employee().equals(exception.employee()))
                .filter(other -> other.planned()
                        .filter(shift -> shift.shift().equals(plan.planned().shift()))
                        .isPresent())
                .flatMap(other -> (way == Way.IN ? other.firstIn() : other.lastOut()).stream())
                .sorted()
                .toList();
        return times.size() < CREW
                ? Optional.empty()
                : Optional.of(times.get((times.size() - 1) / 2))
                        .filter(at -> fits(at.atZone(day.plan().zone()).toInstant()))
                        .map(at -> suggestion(at, Source.CREW, Optional.empty(), times.size()));
    }

    private Suggestion suggestion(LocalDateTime at, Source source, Optional<TerminalId> terminal, int people) {
        return new Suggestion(exception.employee(), date(), plan.ordinal(), way, at, source, terminal, people);
    }
}
