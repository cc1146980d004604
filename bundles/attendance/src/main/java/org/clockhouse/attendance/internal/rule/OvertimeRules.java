package org.clockhouse.attendance.internal.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.internal.day.Division;
import org.clockhouse.attendance.internal.day.Kind;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.rule.OvertimePolicy;
import org.clockhouse.attendance.rule.OvertimePolicy.Recognition;
import org.clockhouse.attendance.rule.OvertimePolicy.Terms;
import org.clockhouse.attendance.rule.Tier;

/** Which attended minutes are regular, which are overtime, and what is left (guide, section 10). */
final class OvertimeRules {

    private OvertimeRules() {}

    static List<Line> regular(Work work, Buckets soFar) {
        int minutes = work.division().regularMinutes(work);
        if (minutes == 0) {
            return List.of();
        }
        MinuteSet regular = work.division().regular();
        List<Tier> tiers = work.policy().overtime().tiers().daily();
        String code = work.isTimed() ? "regular.in-plan" : tiers.isEmpty() ? "regular.of-day" : "regular.below-tier";
        int above = tiers.isEmpty() ? 0 : tiers.get(0).above();
        return List.of(Line.of(
                regular.isEmpty() ? work.duty().from() : regular.from(0),
                code,
                Bucket.REGULAR,
                minutes,
                () -> Params.of("minutes", minutes, "above", above)));
    }

    /** Planned work on a holiday, and on a rest day that the plan runs into: nobody has to approve it. */
    static List<Line> byDate(Work work, Buckets soFar) {
        List<Line> lines = new ArrayList<>(0);
        Division division = work.division();
        add(lines, "overtime.on-holiday", Bucket.OT_HOLIDAY, division.holiday());
        add(lines, "overtime.on-rest-day", Bucket.OT_REST, division.rest());
        return lines;
    }

    static List<Line> recognised(Work work, Buckets soFar) {
        MinuteSet recognised = work.division().recognised();
        if (recognised.isEmpty()) {
            return List.of();
        }
        OvertimePolicy policy = work.policy().overtime();
        List<Line> lines = new ArrayList<>(1);
        for (Kind kind : Kind.values()) {
            String code =
                    switch (kind.terms(policy).recognition()) {
                        case WITHIN_APPROVAL -> "overtime.within-approval";
                        case BY_APPROVAL -> "overtime.by-approval";
                        default -> "overtime.by-punch";
                    };
            MinuteSet ofKind = work.occurrence().kinds().of(kind, recognised, policy.dayKind());
            MinuteSet topped = ofKind.and(work.division().topped());
            add(lines, code, bucket(kind), ofKind.minus(topped));
            if (!topped.isEmpty()) {
                lines.add(Line.of(
                        topped.from(0),
                        "overtime.call-back",
                        bucket(kind),
                        topped.length(),
                        () -> Params.of("minutes", topped.length(), "least", policy.callBack())));
            }
        }
        return lines;
    }

    /** What rounding adds to a stretch was not there: it counts as attended and as overtime alike. */
    static List<Line> roundedUp(Work work, Buckets soFar) {
        List<Line> lines = new ArrayList<>(0);
        work.division()
                .roundedUp()
                .forEach((kind, minutes) -> lines.add(Line.of(
                                work.duty().until(),
                                "round.overtime-up",
                                bucket(kind),
                                minutes,
                                () -> Params.of("minutes", minutes))
                        .and(Bucket.ATTENDED, minutes)));
        return lines;
    }

    static List<Line> byQuantity(Work work, Buckets soFar) {
        int excess = work.division().excess();
        if (excess == 0) {
            return List.of();
        }
        int required = work.policy().hours().required().orElse(soFar.get(Bucket.REQUIRED));
        return List.of(Line.of(
                work.attended().after(required),
                "overtime.quantity",
                Bucket.OVERTIME,
                excess,
                () -> Params.of("minutes", excess, "required", required)));
    }

    /** Minutes of the date above each threshold, up to the next. */
    static List<Line> byTier(Work work, Buckets soFar) {
        List<Tier> tiers = work.policy().overtime().tiers().daily();
        if (tiers.isEmpty()) {
            return List.of();
        }
        int before = work.earlier().attended();
        int until = before + soFar.get(Bucket.ATTENDED) - soFar.get(Bucket.OT_HOLIDAY) - soFar.get(Bucket.OT_REST);
        List<Line> lines = new ArrayList<>(tiers.size());
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            int top = i + 1 < tiers.size() ? tiers.get(i + 1).above() : Integer.MAX_VALUE;
            int minutes = Math.min(until, top) - Math.max(before, tier.above());
            if (minutes > 0) {
                lines.add(Line.of(
                                work.attended().after(Math.max(0, tier.above() - before)),
                                "overtime.tier",
                                Bucket.OVERTIME,
                                minutes,
                                () -> Params.of("minutes", minutes, "above", tier.above(), "tier", tier.bucket()))
                        .in(tier.bucket(), minutes));
            }
        }
        return lines;
    }

    static List<Line> extra(Work work, Buckets soFar) {
        int attendedOvertime = soFar.overtime() - work.division().unattended().length();
        int minutes = soFar.get(Bucket.ATTENDED) - soFar.get(Bucket.REGULAR) - attendedOvertime;
        if (minutes <= 0) {
            return List.of();
        }
        MinuteSet outside = work.attended()
                .minus(work.division().regular())
                .minus(work.division().recognised());
        int at = outside.isEmpty() ? work.duty().until() : outside.from(0);
        OvertimePolicy policy = work.policy().overtime();
        Terms terms = terms(work);
        return List.of(Line.of(
                at,
                whyExtra(work, soFar, minutes, terms),
                Bucket.EXTRA,
                minutes,
                () -> Params.of(
                        "minutes", minutes, "least", terms.least(), "unit", terms.unit(), "gap", policy.gap())));
    }

    /** The first reason that holds for minutes that are nothing else. */
    private static String whyExtra(Work work, Buckets soFar, int minutes, Terms terms) {
        OvertimePolicy policy = work.policy().overtime();
        int overtime = soFar.overtime() - soFar.get(Bucket.OT_HOLIDAY);
        if (!work.isTimed() && (work.occurrence().isPlanned() || work.policy().isFree())) {
            return soFar.get(Bucket.REQUIRED) > 0 ? "extra.above" : "extra.free";
        }
        if (terms.recognition() == Recognition.NONE) {
            return "extra.no-overtime";
        }
        if (terms.recognition() != Recognition.BY_PUNCH) {
            return work.cover().overtime().isEmpty() ? "extra.no-approval" : "extra.beyond-approval";
        }
        boolean gap = policy.gap() > 0 && work.occurrence().isPlanned() && terms.equals(policy.onWorkdays());
        if (overtime == 0 && minutes - (gap ? policy.gap() : 0) < terms.least()) {
            return gap ? "extra.gap-least" : "extra.least";
        }
        boolean unit = terms.unit() > 1;
        return gap && unit ? "extra.gap-unit" : gap ? "extra.gap" : unit ? "extra.unit" : "extra.outside";
    }

    /** By which overtime of the work date's kind is recognised. */
    private static Terms terms(Work work) {
        return Kind.of(work.occurrence().kinds().own()).terms(work.policy().overtime());
    }

    /** More than the ceiling of a date: flagged, and nothing is cut. */
    static List<Line> dayCeiling(Work work, Buckets soFar) {
        OvertimePolicy policy = work.policy().overtime();
        List<Bucket> together = new ArrayList<>(List.of(Bucket.OT_WORKDAY, Bucket.OVERTIME));
        List<Line> lines = new ArrayList<>(0);
        if (policy.rest().most().isPresent()) {
            ceiling(lines, work, soFar, policy.rest().most(), List.of(Bucket.OT_REST));
        } else {
            together.add(Bucket.OT_REST);
        }
        if (policy.holiday().most().isPresent()) {
            ceiling(lines, work, soFar, policy.holiday().most(), List.of(Bucket.OT_HOLIDAY));
        } else {
            together.add(Bucket.OT_HOLIDAY);
        }
        ceiling(lines, work, soFar, policy.dayCap(), together);
        return lines;
    }

    private static void ceiling(List<Line> lines, Work work, Buckets soFar, OptionalInt most, List<Bucket> buckets) {
        int here = buckets.stream().mapToInt(soFar::get).sum();
        int sum =
                here + buckets.stream().mapToInt(work.earlier().minutes()::get).sum();
        if (most.isPresent() && here > 0 && sum > most.getAsInt()) {
            lines.add(Line.flag(
                    work.duty().until(),
                    "ceiling.day",
                    Flag.of(Flag.Kind.DAY_CAP),
                    () -> Params.of("minutes", sum, "most", most.getAsInt())));
        }
    }

    private static Bucket bucket(Kind kind) {
        return switch (kind) {
            case WORKDAY -> Bucket.OT_WORKDAY;
            case REST -> Bucket.OT_REST;
            case HOLIDAY -> Bucket.OT_HOLIDAY;
        };
    }

    private static void add(List<Line> lines, String code, Bucket bucket, MinuteSet minutes) {
        if (!minutes.isEmpty()) {
            lines.add(Line.of(
                    minutes.from(0), code, bucket, minutes.length(), () -> Params.of("minutes", minutes.length())));
        }
    }
}
