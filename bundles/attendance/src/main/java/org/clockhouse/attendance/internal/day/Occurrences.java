package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.internal.day.Occurrence.Points;
import org.clockhouse.attendance.internal.day.Occurrence.Window;
import org.clockhouse.attendance.rule.BreakPolicy;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.Policy.Hours.Length;
import org.clockhouse.attendance.rule.Policy.Pairing.MissingIn;
import org.clockhouse.attendance.rule.Policy.Pairing.MissingOut;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;

/** Puts shifts on dates. */
public final class Occurrences {

    private static final int NOT_ASKED = 1;

    private Occurrences() {}

    /**
     * @param policy of the rules, with what the shift has of its own; see {@link #policy}
     * @param kinds of the date and of those around it
     */
    public static Occurrence planned(
            Shift shift, RuleSet rules, Policy policy, LocalDate date, ZoneId zone, DayKinds kinds) {
        ShiftTerms terms = shift.terms();
        MinuteSet segments = MinuteSet.EMPTY;
        for (ShiftTerms.Segment segment : terms.segments()) {
            segments = segments.or(MinuteSet.of(
                    WallClock.minute(date, segment.from(), zone), WallClock.minute(date, segment.until(), zone)));
        }
        MinuteSet unpaid = MinuteSet.EMPTY;
        for (ShiftTerms.Break pause : terms.breaks()) {
            if (!pause.paid()) {
                unpaid = unpaid.or(MinuteSet.of(
                        WallClock.minute(date, pause.from(), zone), WallClock.minute(date, pause.until(), zone)));
            }
        }
        int from = segments.from(0);
        int until = segments.until(segments.stretches() - 1);
        return planned(
                shift,
                rules,
                policy,
                date,
                zone,
                new Window(from - terms.windowBefore(), until + terms.windowAfter()),
                points(terms.points(), date, zone),
                new Stretches(segments, unpaid, terms.required(), until - from != terms.end() - terms.start()),
                kinds,
                fingerprint(shift, rules, policy, zone));
    }

    private static Points points(ShiftTerms.CheckPoints points, LocalDate date, ZoneId zone) {
        return new Points(
                points.on().map(slot -> window(slot, date, zone)), points.off().map(slot -> window(slot, date, zone)));
    }

    private static Window window(ShiftTerms.Slot slot, LocalDate date, ZoneId zone) {
        return new Window(WallClock.minute(date, slot.from(), zone), WallClock.minute(date, slot.until(), zone));
    }

    /**
     * Planned stretches as instants.
     *
     * @param breaks unpaid ones
     * @param nominal minutes by the clock on the wall, breaks taken off
     * @param clockChange whether the clocks change during them
     */
    public record Stretches(MinuteSet segments, MinuteSet breaks, int nominal, boolean clockChange) {}

    // Ten parts, each of which somebody may set.
    static Occurrence planned(
            Shift shift,
            RuleSet rules,
            Policy policy,
            LocalDate date,
            ZoneId zone,
            Window window,
            Points points,
            Stretches plan,
            DayKinds kinds,
            long fingerprint) {
        MinuteSet outside = outside(policy, date, zone);
        int nominal = minutes(plan, policy);
        return new Occurrence(
                date,
                zone,
                Optional.of(shift),
                rules,
                policy,
                window,
                points,
                plan.segments(),
                plan.breaks(),
                outside,
                nominal,
                kinds,
                Duty.planned(policy, plan.segments(), plan.breaks(), outside, nominal, kinds, zone),
                plan.clockChange(),
                Fingerprint.add(fingerprint, kinds.fingerprint()));
    }

    private static int minutes(Stretches plan, Policy policy) {
        boolean elapsed = policy.hours().length() == Length.ELAPSED && plan.clockChange();
        if (policy.breaks().kind() == BreakPolicy.Kind.WINDOW) {
            return elapsed ? plan.segments().minus(plan.breaks()).length() : plan.nominal();
        }
        int gross = elapsed
                ? plan.segments().length()
                : plan.nominal() + plan.segments().and(plan.breaks()).length();
        return Math.max(0, gross - policy.breaks().allowance());
    }

    private static MinuteSet outside(Policy policy, LocalDate date, ZoneId zone) {
        return policy.breaks().outside().isEmpty()
                ? MinuteSet.EMPTY
                : around(policy.breaks().outside().minutes(), date, zone);
    }

    /** A span of every day, from the day before the date to the day after. */
    private static MinuteSet around(List<Integer> minutes, LocalDate date, ZoneId zone) {
        return WallClock.spans(date.minusDays(1), minutes, zone)
                .or(WallClock.spans(date, minutes, zone))
                .or(WallClock.spans(date.plusDays(1), minutes, zone));
    }

    /**
     * A date without a plan, from its day cut to the next date's.
     *
     * @param next the rules of the next date, whose cut may be another
     */
    public static Occurrence free(RuleSet rules, RuleSet next, LocalDate date, ZoneId zone, DayKinds kinds) {
        return free(rules, cut(rules, next, date, zone), date, date, zone, kinds, true);
    }

    /**
     * What began without a plan, judged as the date on which it is booked: rules apply by work date (guide, section 17, number 4).
     *
     * @param asks whether the date is still to be asked for its minutes
     */
    public static Occurrence booked(Occurrence begun, DayPlan plan, boolean asks) {
        DayKinds kinds =
                new DayKinds(plan.type(), begun.kinds().holiday(), begun.kinds().rest());
        return free(plan.rules(), begun.window(), begun.date(), plan.date(), begun.zone(), kinds, asks);
    }

    // Seven parts that differ between a date's own and what is booked on it.
    private static Occurrence free(
            RuleSet rules, Window window, LocalDate begun, LocalDate date, ZoneId zone, DayKinds kinds, boolean asks) {
        Policy policy = rules.policy();
        MinuteSet unpaid = around(policy.breaks().onDay().minutes(), date, zone).or(outside(policy, date, zone));
        long fingerprint = Fingerprint.add(fingerprint(rules, policy, zone), kinds.fingerprint());
        return new Occurrence(
                begun,
                zone,
                Optional.empty(),
                rules,
                policy,
                window,
                Points.NONE,
                MinuteSet.EMPTY,
                MinuteSet.EMPTY,
                MinuteSet.EMPTY,
                asks ? policy.hours().required().orElse(0) : 0,
                kinds,
                Duty.free(policy, window, unpaid, asks),
                false,
                asks ? fingerprint : Fingerprint.add(fingerprint, NOT_ASKED));
    }

    /** Where a date begins and ends when no shift says otherwise. */
    public static Window cut(RuleSet rules, RuleSet next, LocalDate date, ZoneId zone) {
        return new Window(
                WallClock.minute(date, rules.policy().ownership().dayCut(), zone),
                WallClock.minute(date.plusDays(1), next.policy().ownership().dayCut(), zone) - 1);
    }

    /** The rule set's values, with what the shift has of its own; a punch that is not needed is worth its time. */
    public static Policy policy(ShiftTerms terms, RuleSet rules) {
        Policy policy = rules.policy();
        if (terms.lateGrace().isPresent()) {
            policy = policy.with("late_grace", String.valueOf(terms.lateGrace().getAsInt()));
        }
        if (terms.earlyGrace().isPresent()) {
            policy =
                    policy.with("early_grace", String.valueOf(terms.earlyGrace().getAsInt()));
        }
        if (!terms.points().inNeeded()) {
            policy = policy.with("missing_in", MissingIn.TO_START.name());
        }
        if (!terms.points().outNeeded()) {
            policy = policy.with("missing_out", MissingOut.TO_END.name());
        }
        return policy;
    }

    private static long fingerprint(Shift shift, RuleSet rules, Policy policy, ZoneId zone) {
        ShiftTerms terms = shift.terms();
        long sum = fingerprint(rules, policy, zone);
        sum = Fingerprint.add(sum, shift.id().text());
        sum = Fingerprint.add(sum, shift.edition());
        sum = Fingerprint.add(sum, terms.code());
        for (ShiftTerms.Segment segment : terms.segments()) {
            sum = Fingerprint.add(Fingerprint.add(sum, segment.from()), segment.until());
        }
        for (ShiftTerms.Break pause : terms.breaks()) {
            sum = Fingerprint.add(Fingerprint.add(sum, pause.from()), pause.until());
            sum = Fingerprint.add(sum, pause.paid() ? 1 : 0);
        }
        return terms.points().equals(ShiftTerms.CheckPoints.NONE)
                ? sum
                : Fingerprint.add(sum, terms.points().toString());
    }

    private static long fingerprint(RuleSet rules, Policy policy, ZoneId zone) {
        long sum = Fingerprint.add(Fingerprint.START, rules.id().text());
        sum = Fingerprint.add(sum, rules.edition());
        sum = Fingerprint.add(sum, zone.getId());
        for (var setting : policy.settings().entrySet()) {
            sum = Fingerprint.add(Fingerprint.add(sum, setting.getKey()), setting.getValue());
        }
        return sum;
    }
}
