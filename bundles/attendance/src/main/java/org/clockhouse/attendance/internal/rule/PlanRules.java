package org.clockhouse.attendance.internal.rule;

import java.util.ArrayList;
import java.util.List;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.internal.day.Knowledge.Horizon;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.rule.Policy.Presence.Exempt;
import org.clockhouse.attendance.rule.Rounding;

/** What was to be worked, and what is approved instead. */
final class PlanRules {

    private PlanRules() {}

    static List<Line> required(Work work, Buckets soFar) {
        Occurrence plan = work.occurrence();
        int required = work.duty().minutes();
        if (plan.isPlanned()) {
            return List.of(Line.of(
                    plan.from(),
                    "required.shift",
                    Bucket.REQUIRED,
                    required,
                    () -> Params.of(
                            "shift",
                            plan.shift().orElseThrow().terms().code(),
                            "from",
                            Params.clock(plan.from(), plan.zone()),
                            "until",
                            Params.clock(plan.until(), plan.zone()),
                            "minutes",
                            required)));
        }
        if (required == 0) {
            return List.of();
        }
        return List.of(
                Line.of(plan.from(), "required.day", Bucket.REQUIRED, required, () -> Params.of("minutes", required)));
    }

    /** Where start and end moved to. */
    static List<Line> slide(Work work, Buckets soFar) {
        int by = work.duty().from() - work.occurrence().from();
        if (by == 0 || !work.occurrence().isPlanned()) {
            return List.of();
        }
        return List.of(Line.note(
                work.duty().from(),
                "slide.moved",
                () -> Params.of(
                        "from",
                                Params.clock(
                                        work.duty().from(), work.occurrence().zone()),
                        "until",
                                Params.clock(
                                        work.duty().until(), work.occurrence().zone()))));
    }

    /** Somebody exempt: planned minutes that no leave and no trip covers are credited, whatever was punched. */
    static List<Line> credited(Work work, Buckets soFar) {
        int minutes = soFar.get(Bucket.REQUIRED)
                - soFar.get(Bucket.LEAVE)
                - soFar.get(Bucket.TRIP)
                - soFar.get(Bucket.CREDITED);
        if (minutes <= 0) {
            return List.of();
        }
        return List.of(Line.of(
                work.occurrence().from(),
                "credited.exempt",
                Bucket.CREDITED,
                minutes,
                () -> Params.of("minutes", minutes)));
    }

    /** Somebody for whom one punch is enough: what it does not prove is credited. */
    static List<Line> creditedByOnePunch(Work work, Buckets soFar) {
        int missing = soFar.get(Bucket.REQUIRED)
                - soFar.get(Bucket.LEAVE)
                - soFar.get(Bucket.TRIP)
                - soFar.get(Bucket.CREDITED)
                - soFar.get(Bucket.REGULAR);
        boolean enough = work.policy().presence().exempt() == Exempt.PUNCH_ONCE
                && work.hasPunches()
                && work.horizon() != Horizon.OPEN;
        if (!enough || missing <= 0) {
            return List.of();
        }
        return List.of(Line.of(
                work.occurrence().from(),
                "credited.punch-once",
                Bucket.CREDITED,
                missing,
                () -> Params.of("minutes", missing)));
    }

    static List<Line> leave(Work work, Buckets soFar) {
        MinuteSet leave = work.covered(work.cover().leave());
        MinuteSet credited = work.covered(work.cover().credited());
        MinuteSet unpaid = work.covered(work.cover().unpaid());
        int given = work.worth(credited);
        int taken = work.worth(leave) - given;
        List<Line> lines = new ArrayList<>(covered(leave.minus(credited), taken, "leave.covered", Bucket.LEAVE, work));
        lines.addAll(covered(credited, given, "leave.attended", Bucket.CREDITED, work));
        lines.addAll(covered(unpaid, work.worth(unpaid), "leave.unpaid", Bucket.UNPAID_LEAVE, work));
        Rounding rounding = work.policy().rounding().leave();
        int charge = rounding.of(work.worth(leave));
        if (charge > 0) {
            lines.add(Line.of(
                    leave.from(0),
                    "leave.charged",
                    Bucket.BALANCE_CHARGE,
                    charge,
                    () -> Params.of("minutes", charge, "unit", rounding.unit())));
        }
        return lines;
    }

    static List<Line> trip(Work work, Buckets soFar) {
        MinuteSet leave = work.covered(work.cover().leave());
        MinuteSet trip = work.covered(work.cover().trip().minus(work.cover().leave()));
        int minutes = work.worth(leave.or(trip)) - work.worth(leave);
        return covered(trip, minutes, "trip.covered", Bucket.TRIP, work);
    }

    /** Minutes after the planned start that a late evening before gave away. */
    static List<Line> forgiven(Work work, Buckets soFar) {
        if (work.later() == 0 || work.roundedIn().isEmpty()) {
            return List.of();
        }
        int until = Math.min(work.roundedIn().getAsInt(), work.duty().from() + work.later());
        int minutes = work.owed().before(until).length();
        if (minutes == 0) {
            return List.of();
        }
        return List.of(Line.of(
                work.duty().from(),
                "late.waived",
                Bucket.FORGIVEN,
                minutes,
                () -> Params.of("minutes", minutes, "later", work.later())));
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

    private static List<Line> covered(MinuteSet where, int minutes, String code, Bucket bucket, Work work) {
        if (where.isEmpty() || minutes <= 0) {
            return List.of();
        }
        return List.of(Line.of(
                where.from(0),
                code,
                bucket,
                minutes,
                () -> Params.of(
                        "from",
                        Params.clock(where.from(0), work.occurrence().zone()),
                        "until",
                        Params.clock(
                                where.until(where.stretches() - 1),
                                work.occurrence().zone()),
                        "minutes",
                        minutes)));
    }
}
