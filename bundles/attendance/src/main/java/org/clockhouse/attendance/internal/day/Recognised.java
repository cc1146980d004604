package org.clockhouse.attendance.internal.day;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clockhouse.attendance.rule.OvertimePolicy;
import org.clockhouse.attendance.rule.OvertimePolicy.Basis;
import org.clockhouse.attendance.rule.OvertimePolicy.Recognition;
import org.clockhouse.attendance.rule.OvertimePolicy.Terms;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.Rounding;

/**
 * Overtime by punch or approval (guide, section 10).
 *
 * @param minutes attended or approved ones
 * @param called what was worked of call-backs, where a least number of minutes counts for one
 * @param topped up to what counts at least for a call-back; nobody was there
 * @param added by which stretches of them were rounded up
 */
record Recognised(MinuteSet minutes, MinuteSet called, MinuteSet topped, Map<Kind, Integer> added) {

    private static final Recognised NOTHING =
            new Recognised(MinuteSet.EMPTY, MinuteSet.EMPTY, MinuteSet.EMPTY, Map.of());

    /**
     * @param left attended minutes that are nothing else
     * @param pre the same before the start
     * @param least how many minutes count at least for a call-back
     */
    static Recognised of(
            Occurrence occurrence, Duty duty, MinuteSet left, MinuteSet pre, DayPlan.Cover cover, int least) {
        Policy policy = occurrence.policy();
        OvertimePolicy overtime = policy.overtime();
        boolean byPlan =
                overtime.basis() == Basis.PLAN && overtime.tiers().daily().isEmpty();
        boolean asked = occurrence.isPlanned() ? !policy.isFlexible() : !policy.isFree();
        if (!byPlan || !asked) {
            return NOTHING;
        }
        Map<Terms, MinuteSet> candidates = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            if (kind == Kind.REST && policy.isComprehensive()) {
                continue; // A rest day inside a cycle is work like any other (guide, section 11).
            }
            Terms terms = kind.terms(overtime);
            MinuteSet outside = outside(kind, occurrence, duty, left);
            MinuteSet possible = possible(terms.recognition(), occurrence, duty, outside, pre, cover);
            MinuteSet ofKind = occurrence.kinds().of(kind, possible, overtime.dayKind());
            candidates.merge(terms, ofKind, MinuteSet::or);
        }
        MinuteSet minutes = MinuteSet.EMPTY;
        MinuteSet callable = MinuteSet.EMPTY;
        Map<Kind, Integer> added = new EnumMap<>(Kind.class);
        for (Map.Entry<Terms, MinuteSet> each : candidates.entrySet()) {
            minutes = minutes.or(rounded(each.getValue(), each.getKey(), occurrence, added));
            boolean byPresence = each.getKey().recognition() != Recognition.BY_APPROVAL;
            callable = byPresence ? callable.or(each.getValue()) : callable;
        }
        if (least == 0) {
            return new Recognised(minutes, MinuteSet.EMPTY, MinuteSet.EMPTY, added);
        }
        MinuteSet there = left.or(pre).or(duty.unpaid());
        MinuteSet called = calledBack(occurrence, duty, callable, there, least)
                .minus(duty.required())
                .minus(duty.holiday())
                .minus(duty.rest());
        MinuteSet topped = called.minus(left).minus(pre);
        return new Recognised(minutes.or(called), called.minus(topped), topped, added);
    }

    /** With what the date has of call-backs that midnight divides: what was worked in it, and what is topped up of those that end in it. */
    Recognised with(Division whole, MinuteSet date) {
        MinuteSet worked = whole.called().and(date);
        MinuteSet more = MinuteSet.EMPTY;
        for (int i = 0; i < whole.topped().stretches(); i++) {
            MinuteSet last =
                    MinuteSet.of(whole.topped().from(i) - 1, whole.topped().from(i));
            boolean endsHere = !last.and(date).isEmpty();
            more = endsHere
                    ? more.or(
                            MinuteSet.of(whole.topped().from(i), whole.topped().until(i)))
                    : more;
        }
        return new Recognised(minutes.or(worked).or(more), worked, more, added);
    }

    /**
     * Stretches apart from the shift, each with as many minutes after it as count at least.
     *
     * @param there when somebody was there, or on an unpaid break: what lies between two stretches and is all of that makes them one
     */
    private static MinuteSet calledBack(
            Occurrence occurrence, Duty duty, MinuteSet candidates, MinuteSet there, int least) {
        MinuteSet all = MinuteSet.EMPTY;
        for (int i = 0; i < candidates.stretches(); ) {
            int from = candidates.from(i);
            int until = candidates.until(i++);
            while (i < candidates.stretches() && isWithin(until, candidates.from(i), there)) {
                until = candidates.until(i++);
            }
            MinuteSet worked = candidates.and(MinuteSet.of(from, until));
            if (!adjoins(occurrence, duty, from, until, there)) {
                all = all.or(worked).or(MinuteSet.of(until, until + Math.max(0, least - worked.length())));
            }
        }
        return all;
    }

    private static boolean adjoins(Occurrence occurrence, Duty duty, int from, int until, MinuteSet there) {
        return occurrence.isPlanned() && isWithin(duty.until(), from, there) && isWithin(until, duty.from(), there);
    }

    /** Whether all that lies from one minute to another is; nothing lies from a later one to an earlier. */
    private static boolean isWithin(int from, int until, MinuteSet there) {
        return from >= until || MinuteSet.of(from, until).minus(there).isEmpty();
    }

    private static MinuteSet possible(
            Recognition recognition,
            Occurrence occurrence,
            Duty duty,
            MinuteSet outside,
            MinuteSet pre,
            DayPlan.Cover cover) {
        return switch (recognition) {
            case NONE -> MinuteSet.EMPTY;
            case BY_PUNCH -> {
                MinuteSet present = occurrence.policy().overtime().pre() ? outside.or(pre) : outside;
                yield isTrip(duty, cover) ? present.and(cover.overtime()) : present;
            }
            case WITHIN_APPROVAL -> outside.or(pre).and(cover.overtime());
            case BY_APPROVAL ->
                cover.overtime()
                        .minus(duty.required())
                        .minus(duty.holiday())
                        .minus(duty.rest())
                        .minus(duty.unpaid());
        };
    }

    /** On a shift that is a trip from its start to its end overtime is only what was asked for (guide, section 13). */
    private static boolean isTrip(Duty duty, DayPlan.Cover cover) {
        return !duty.required().isEmpty() && duty.required().minus(cover.trip()).isEmpty();
    }

    /** Each stretch by its length, unless it counts as approved; then their sum by least and unit. */
    private static MinuteSet rounded(
            MinuteSet candidates, Terms terms, Occurrence occurrence, Map<Kind, Integer> added) {
        Rounding rounding = occurrence.policy().rounding().overtime();
        if (rounding.isNone() || terms.recognition() == Recognition.BY_APPROVAL) {
            return candidates.first(terms.recognised(candidates.length()));
        }
        MinuteSet kept = MinuteSet.EMPTY;
        int more = 0;
        int last = 0;
        for (int i = 0; i < candidates.stretches(); i++) {
            MinuteSet stretch = MinuteSet.of(candidates.from(i), candidates.until(i));
            int length = rounding.of(stretch.length());
            kept = kept.or(stretch.first(length));
            more += Math.max(0, length - stretch.length());
            last = length > stretch.length() ? stretch.until(0) - 1 : last;
        }
        int recognised = terms.recognised(kept.length() + more);
        int above = recognised - kept.length();
        if (above > 0) {
            added.merge(kindAt(last, occurrence), above, Integer::sum);
        }
        return kept.first(recognised);
    }

    private static Kind kindAt(int minute, Occurrence occurrence) {
        MinuteSet one = MinuteSet.of(minute, minute + 1);
        Kind found = Kind.WORKDAY;
        for (Kind kind : Kind.values()) {
            boolean here = !occurrence
                    .kinds()
                    .of(kind, one, occurrence.policy().overtime().dayKind())
                    .isEmpty();
            found = here ? kind : found;
        }
        return found;
    }

    /** The gap after a shift is one of overtime on workdays. */
    private static MinuteSet outside(Kind kind, Occurrence occurrence, Duty duty, MinuteSet left) {
        int gap = kind == Kind.WORKDAY ? occurrence.policy().overtime().gap() : 0;
        return occurrence.isPlanned() ? afterGap(occurrence, duty, left, gap) : left;
    }

    /** Outside of the shift, and what an hour that came twice added to it. */
    private static MinuteSet afterGap(Occurrence occurrence, Duty duty, MinuteSet left, int gap) {
        MinuteSet after = left.since(duty.until() + gap);
        if (!occurrence.clockChange()) {
            return after;
        }
        int twice = Math.max(0, duty.required().length() - duty.minutes());
        return after.or(left.and(duty.required()).last(twice));
    }
}
