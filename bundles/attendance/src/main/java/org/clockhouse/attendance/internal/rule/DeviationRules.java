package org.clockhouse.attendance.internal.rule;

import java.util.List;
import java.util.OptionalInt;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.Policy.Lateness;
import org.clockhouse.attendance.Policy.Lateness.GraceMode;
import org.clockhouse.attendance.internal.day.Knowledge.Horizon;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.internal.day.Work;

/** Where the day departs from its plan. */
final class DeviationRules {

    private DeviationRules() {}

    static List<Line> late(Work work, Buckets soFar) {
        if (work.firstIn().isEmpty() || !work.occurrence().isPlanned() || work.held()) {
            return List.of();
        }
        Stamp in = work.firstIn().get();
        int missed = work.owed().before(in.minute()).length();
        if (missed == 0) {
            return List.of();
        }
        Lateness rules = work.policy().lateness();
        Deviation deviation = rules.lateFrom().isPresent()
                ? fromThreshold(missed, rules.lateFrom().getAsInt())
                : beyondGrace(missed, rules.lateGrace(), rules.mode());
        return List.of(line(
                        "late",
                        Bucket.LATE,
                        deviation,
                        in.minute(),
                        work.occurrence().from(),
                        work)
                .from(in));
    }

    static List<Line> early(Work work, Buckets soFar) {
        boolean over = work.horizon() != Horizon.OPEN && !work.held();
        if (work.lastOut().isEmpty() || !work.occurrence().isPlanned() || !over) {
            return List.of();
        }
        int out = work.lastOut().getAsInt();
        int missed = work.owed().since(out).length();
        if (missed == 0) {
            return List.of();
        }
        Lateness rules = work.policy().lateness();
        Deviation deviation = beyondGrace(missed, rules.earlyGrace(), rules.mode());
        Line line =
                line("early", Bucket.EARLY, deviation, out, work.occurrence().until(), work);
        return List.of(work.pairs().lastOut().map(line::from).orElse(line));
    }

    static List<Line> shortfall(Work work, Buckets soFar) {
        boolean settled = work.horizon() == Horizon.KNOWN || work.hasPunches() && work.horizon() == Horizon.ENDED;
        int minutes = soFar.get(Bucket.REQUIRED)
                - soFar.get(Bucket.LEAVE)
                - soFar.get(Bucket.TRIP)
                - soFar.get(Bucket.FORGIVEN)
                - soFar.get(Bucket.CREDITED)
                - soFar.get(Bucket.REGULAR);
        if (!settled || minutes <= 0) {
            return List.of();
        }
        return List.of(Line.of(
                work.occurrence().until(),
                "short.unproven",
                Bucket.SHORT,
                minutes,
                () -> Params.of("minutes", minutes)));
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
        String code = work.hasPunches() ? "absence.below" : "absence.no-punch";
        return List.of(Line.of(
                work.occurrence().from(),
                code,
                Bucket.ABSENT,
                uncovered,
                () -> Params.of("minutes", uncovered, "below", below.orElse(0))));
    }

    static List<Line> halfDay(Work work, Buckets soFar) {
        if (!isHalfDay(work, soFar) || isAbsent(work, soFar)) {
            return List.of();
        }
        int below = work.policy().presence().halfDayBelow().getAsInt();
        return List.of(Line.note(
                work.occurrence().until(),
                "half-day.below",
                () -> Params.of("minutes", soFar.get(Bucket.ATTENDED), "below", below)));
    }

    /** No punches and minutes that nothing covers, or fewer minutes than the limit; the lower limit is tested first. */
    static boolean isAbsent(Work work, Buckets soFar) {
        if (!work.occurrence().isPlanned()) {
            return false;
        }
        if (!work.hasPunches()) {
            return work.horizon() == Horizon.KNOWN && !work.owed().isEmpty();
        }
        return isBelow(work, soFar, work.policy().presence().absentBelow());
    }

    static boolean isHalfDay(Work work, Buckets soFar) {
        return work.occurrence().isPlanned()
                && work.hasPunches()
                && isBelow(work, soFar, work.policy().presence().halfDayBelow());
    }

    private static boolean isBelow(Work work, Buckets soFar, OptionalInt limit) {
        return work.horizon() != Horizon.OPEN && limit.isPresent() && soFar.get(Bucket.ATTENDED) < limit.getAsInt();
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
