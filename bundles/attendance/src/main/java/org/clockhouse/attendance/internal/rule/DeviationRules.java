package org.clockhouse.attendance.internal.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.internal.day.Knowledge.Horizon;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.rule.FlexPolicy;
import org.clockhouse.attendance.rule.Policy.Lateness;
import org.clockhouse.attendance.rule.Policy.Lateness.GraceMode;
import org.clockhouse.attendance.rule.Policy.Presence.Exempt;

/** Where the day departs from its plan. */
final class DeviationRules {

    private DeviationRules() {}

    static List<Line> late(Work work, Buckets soFar) {
        if (work.roundedIn().isEmpty() || !isTimed(work) || work.held()) {
            return List.of();
        }
        int in = work.roundedIn().getAsInt();
        int start = work.duty().from() + work.later();
        int missed = missed(work, start, in);
        if (missed == 0) {
            return List.of();
        }
        if (work.policy().presence().exempt() == Exempt.LATE_ONLY) {
            return List.of(Line.of(in, "late.exempt", Bucket.CREDITED, missed, () -> Params.of("minutes", missed)));
        }
        Lateness rules = work.policy().lateness();
        Deviation deviation = rules.lateFrom().isPresent()
                ? fromThreshold(missed, rules.lateFrom().getAsInt())
                : beyondGrace(missed, rules.lateGrace(), rules.mode());
        Line line = line("late", Bucket.LATE, deviation, in, start, work);
        return List.of(work.firstIn().map(line::from).orElse(line));
    }

    /** Where leave covers the start, what slid was the first minute after the leave. */
    private static int missed(Work work, int start, int in) {
        int missed = work.owed().since(start).before(in).length();
        int slid = work.duty().from() - work.occurrence().from();
        if (slid <= 0 || work.cover().all().isEmpty()) {
            return missed;
        }
        int planned = work.occurrence()
                .required()
                .or(work.duty().required())
                .minus(work.cover().all())
                .before(in)
                .length();
        return Math.min(missed, Math.max(0, planned - slid));
    }

    static List<Line> early(Work work, Buckets soFar) {
        boolean over = work.horizon() != Horizon.OPEN && !work.held();
        if (work.roundedOut().isEmpty() || !isTimed(work) || !over) {
            return List.of();
        }
        int out = work.roundedOut().getAsInt();
        int missed = work.owed().since(out).length();
        if (missed == 0) {
            return List.of();
        }
        Lateness rules = work.policy().lateness();
        Deviation deviation = beyondGrace(missed, rules.earlyGrace(), rules.mode());
        Line line = line("early", Bucket.EARLY, deviation, out, work.duty().until(), work);
        return List.of(work.pairs().lastOut().map(line::from).orElse(line));
    }

    private static boolean isTimed(Work work) {
        return work.isTimed() && work.policy().presence().exempt() != Exempt.PUNCH_ONCE;
    }

    /** Presence is required in core time. */
    static List<Line> core(Work work, Buckets soFar) {
        FlexPolicy flex = work.policy().flex();
        if (flex.mode() != FlexPolicy.Mode.BAND || flex.core().isEmpty() || work.horizon() == Horizon.OPEN) {
            return List.of();
        }
        MinuteSet core = work.core();
        MinuteSet missed = core.minus(work.present());
        if (missed.isEmpty()) {
            return List.of();
        }
        int in = work.roundedIn().orElse(core.until(core.stretches() - 1));
        int late = core.before(in).length();
        Line line = late == 0
                ? Line.note(missed.from(0), "core.missed", () -> Params.of("minutes", missed.length()))
                : Line.of(
                        missed.from(0),
                        "core.missed",
                        Bucket.CORE_LATE,
                        late,
                        () -> Params.of("minutes", missed.length()));
        return List.of(line.flagged(Flag.of(Flag.Kind.CORE_VIOLATION)));
    }

    static List<Line> shortfall(Work work, Buckets soFar) {
        boolean settled = work.horizon() == Horizon.KNOWN || work.hasPunches() && work.horizon() == Horizon.ENDED;
        int minutes = soFar.get(Bucket.REQUIRED)
                - soFar.get(Bucket.LEAVE)
                - soFar.get(Bucket.TRIP)
                - soFar.get(Bucket.FORGIVEN)
                - soFar.get(Bucket.CREDITED)
                - soFar.get(Bucket.REGULAR);
        if (!settled
                || minutes <= 0
                || work.policy().isIrregular()
                || work.policy().isOverDays()) {
            return List.of();
        }
        int skipped = work.hasPunches() ? Math.min(minutes, work.skipped()) : 0;
        List<Line> lines = new ArrayList<>(1);
        addShort(lines, work, "short.clock-change", skipped);
        addShort(lines, work, "short.unproven", minutes - skipped);
        return lines;
    }

    private static void addShort(List<Line> lines, Work work, String code, int minutes) {
        if (minutes > 0) {
            lines.add(Line.of(
                    work.occurrence().until(), code, Bucket.SHORT, minutes, () -> Params.of("minutes", minutes)));
        }
    }

    static List<Line> absence(Work work, Buckets soFar) {
        if (!work.hasPunches() && work.horizon() != Horizon.KNOWN) {
            return List.of(Line.note(work.occurrence().from(), "absence.waiting", Params.NONE));
        }
        int uncovered = soFar.get(Bucket.SHORT);
        if (!isAbsent(work, soFar) || uncovered == 0) {
            return List.of();
        }
        OptionalInt below = work.policy().presence().absentBelow();
        boolean late = isTooLate(work, soFar, work.policy().lateness().absent());
        String code = !work.hasPunches() ? "absence.no-punch" : late ? "absence.late" : "absence.below";
        return List.of(Line.of(
                work.occurrence().from(),
                code,
                Bucket.ABSENT,
                uncovered,
                () -> Params.of("minutes", uncovered, "below", below.orElse(0), "late", soFar.get(Bucket.LATE))));
    }

    static List<Line> halfDay(Work work, Buckets soFar) {
        if (!isHalfDay(work, soFar) || isAbsent(work, soFar)) {
            return List.of();
        }
        if (isTooLate(work, soFar, work.policy().lateness().halfDay())) {
            int late = soFar.get(Bucket.LATE);
            return List.of(Line.note(work.duty().from(), "half-day.late", () -> Params.of("minutes", late)));
        }
        int below = work.policy().presence().halfDayBelow().getAsInt();
        return List.of(Line.note(
                work.occurrence().until(),
                "half-day.below",
                () -> Params.of("minutes", soFar.get(Bucket.ATTENDED), "below", below)));
    }

    /** No punches and minutes that nothing covers, or fewer minutes than the limit; the lower limit is tested first. */
    static boolean isAbsent(Work work, Buckets soFar) {
        if (!isExpected(work)) {
            return false;
        }
        if (!work.hasPunches()) {
            return work.horizon() == Horizon.KNOWN && !work.owed().isEmpty();
        }
        return isBelow(work, soFar, work.policy().presence().absentBelow())
                || isTooLate(work, soFar, work.policy().lateness().absent());
    }

    static boolean isHalfDay(Work work, Buckets soFar) {
        return isExpected(work)
                && work.hasPunches()
                && (isBelow(work, soFar, work.policy().presence().halfDayBelow())
                        || isTooLate(work, soFar, work.policy().lateness().halfDay()));
    }

    /** A shift, or a date that is worked as everyone likes. */
    private static boolean isExpected(Work work) {
        return (work.occurrence().isPlanned() || work.policy().isFree())
                && !work.policy().isIrregular()
                && !work.policy().isOverDays();
    }

    private static boolean isBelow(Work work, Buckets soFar, OptionalInt limit) {
        return work.horizon() != Horizon.OPEN && limit.isPresent() && soFar.get(Bucket.ATTENDED) < limit.getAsInt();
    }

    /** The upper steps of the ladder: so late that half of the day, or all of it, counts as absence. */
    private static boolean isTooLate(Work work, Buckets soFar, OptionalInt from) {
        return work.horizon() != Horizon.OPEN && from.isPresent() && soFar.get(Bucket.LATE) >= from.getAsInt();
    }

    /** How much is missed, how much of it counts, and why. */
    private record Deviation(int missed, int counted, int limit, String why) {}

    /** Grace decides whether to count; it never adds worked minutes. Equal to the grace is within it. */
    private static Deviation beyondGrace(int missed, int grace, GraceMode mode) {
        if (missed <= grace) {
            return new Deviation(missed, 0, grace, "within-grace");
        }
        return mode == GraceMode.EXCESS
                ? new Deviation(missed, missed - grace, grace, "excess")
                : new Deviation(missed, missed, grace, "full");
    }

    /** Thresholds count at or above the number. */
    private static Deviation fromThreshold(int missed, int threshold) {
        return missed < threshold
                ? new Deviation(missed, 0, threshold, "below-threshold")
                : new Deviation(missed, missed, threshold, "from-threshold");
    }

    private static Line line(String what, Bucket bucket, Deviation deviation, int at, int planned, Work work) {
        String code = what + '.' + deviation.why();
        java.util.function.Supplier<java.util.Map<String, String>> params = () -> Params.of(
                "at",
                Params.clock(at, work.occurrence().zone()),
                "planned",
                Params.clock(planned, work.occurrence().zone()),
                "missed",
                deviation.missed(),
                "minutes",
                deviation.counted(),
                "limit",
                deviation.limit());
        return deviation.counted() == 0
                ? Line.note(at, code, params)
                : Line.of(at, code, bucket, deviation.counted(), params);
    }
}
