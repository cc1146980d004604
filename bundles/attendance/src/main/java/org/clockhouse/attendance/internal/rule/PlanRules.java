package org.clockhouse.attendance.internal.rule;

import java.util.List;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.Work;

/** What was to be worked, and what is approved instead. */
final class PlanRules {

    private PlanRules() {}

    static List<Line> required(Work work, Buckets soFar) {
        Occurrence plan = work.occurrence();
        if (plan.isPlanned()) {
            return List.of(Line.of(
                    plan.from(),
                    "required.shift",
                    Bucket.REQUIRED,
                    plan.requiredMinutes(),
                    () -> Params.of(
                            "shift",
                            plan.shift().orElseThrow().terms().code(),
                            "from",
                            Params.clock(plan.from(), plan.zone()),
                            "until",
                            Params.clock(plan.until(), plan.zone()),
                            "minutes",
                            plan.requiredMinutes())));
        }
        if (work.policy().hours().required().isEmpty()) {
            return List.of();
        }
        int required = work.policy().hours().required().getAsInt();
        return List.of(
                Line.of(plan.from(), "required.day", Bucket.REQUIRED, required, () -> Params.of("minutes", required)));
    }

    static List<Line> credited(Work work, Buckets soFar) {
        int minutes = soFar.get(Bucket.REQUIRED);
        return List.of(Line.of(
                work.occurrence().from(),
                "credited.exempt",
                Bucket.CREDITED,
                minutes,
                () -> Params.of("minutes", minutes)));
    }

    static List<Line> leave(Work work, Buckets soFar) {
        return covered(work.occurrence().required().and(work.cover().leave()), "leave.covered", Bucket.LEAVE, work);
    }

    static List<Line> trip(Work work, Buckets soFar) {
        MinuteSet trip = work.occurrence()
                .required()
                .and(work.cover().trip())
                .minus(work.cover().leave());
        return covered(trip, "trip.covered", Bucket.TRIP, work);
    }

    static List<Line> clockChange(Work work, Buckets soFar) {
        Occurrence plan = work.occurrence();
        if (!plan.clockChange() || !plan.isPlanned()) {
            return List.of();
        }
        int elapsed = plan.until() - plan.from();
        return List.of(
                Line.flag(plan.from(), "clock.changed", Flag.of(Flag.Kind.DST), () -> Params.of("elapsed", elapsed)));
    }

    private static List<Line> covered(MinuteSet minutes, String code, Bucket bucket, Work work) {
        if (minutes.isEmpty()) {
            return List.of();
        }
        return List.of(Line.of(
                minutes.from(0),
                code,
                bucket,
                minutes.length(),
                () -> Params.of(
                        "from",
                        Params.clock(minutes.from(0), work.occurrence().zone()),
                        "until",
                        Params.clock(
                                minutes.until(minutes.stretches() - 1),
                                work.occurrence().zone()),
                        "minutes",
                        minutes.length())));
    }
}
