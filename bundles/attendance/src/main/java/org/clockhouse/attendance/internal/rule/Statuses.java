package org.clockhouse.attendance.internal.rule;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.internal.day.Knowledge.Horizon;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.rule.Policy.Presence.Exempt;

/** The one word for an occurrence: the first that holds. */
public final class Statuses {

    private record Step(DayStatus status, BiPredicate<Work, Buckets> holds) {}

    private static final List<Step> LADDER = List.of(
            new Step(DayStatus.PROVISIONAL, (work, minutes) -> isWaiting(work)),
            new Step(DayStatus.EXEMPT, (work, minutes) -> isExempt(work)),
            new Step(DayStatus.TRIP, (work, minutes) -> isTrip(work, minutes)),
            new Step(DayStatus.ABSENT, DeviationRules::isAbsent),
            new Step(DayStatus.HALF_DAY, DeviationRules::isHalfDay),
            new Step(
                    DayStatus.MISSING_IN,
                    (work, minutes) -> lacksIn(work)
                            || reaches(minutes, work.policy().lateness().lack())),
            new Step(
                    DayStatus.SERIOUS_LATE,
                    (work, minutes) -> reaches(minutes, work.policy().lateness().serious())),
            new Step(DayStatus.LATE, (work, minutes) -> minutes.get(Bucket.LATE) > 0));

    private Statuses() {}

    public static DayStatus of(Work work, Buckets minutes) {
        for (Step step : LADDER) {
            if (step.holds().test(work, minutes)) {
                return step.status();
            }
        }
        return DayStatus.NORMAL;
    }

    public static boolean isExempt(Work work) {
        return work.policy().presence().exempt() == Exempt.FULL;
    }

    private static boolean isWaiting(Work work) {
        return !work.hasPunches() && work.horizon() != Horizon.KNOWN;
    }

    private static boolean lacksIn(Work work) {
        return work.pairs().missingIn().isPresent()
                && work.occurrence().isInNeeded()
                && work.policy().presence().exempt() != Exempt.PUNCH_ONCE;
    }

    private static boolean isTrip(Work work, Buckets minutes) {
        return !work.hasPunches()
                && minutes.get(Bucket.TRIP) > 0
                && minutes.get(Bucket.TRIP) == minutes.get(Bucket.REQUIRED);
    }

    private static boolean reaches(Buckets minutes, OptionalInt threshold) {
        return threshold.isPresent() && minutes.get(Bucket.LATE) >= threshold.getAsInt();
    }
}
