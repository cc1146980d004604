package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.clockhouse.attendance.Policy;
import org.clockhouse.attendance.Policy.Hours.Length;
import org.clockhouse.attendance.RuleSet;
import org.clockhouse.attendance.Shift;
import org.clockhouse.attendance.ShiftTerms;
import org.clockhouse.attendance.internal.day.Occurrence.Window;

/** Puts shifts on dates. */
public final class Occurrences {

    private Occurrences() {}

    /** @param policy of the rules, with what the shift has of its own; see {@link #policy} */
    public static Occurrence planned(Shift shift, RuleSet rules, Policy policy, LocalDate date, ZoneId zone) {
        ShiftTerms terms = shift.terms();
        int from = WallClock.minute(date, terms.start(), zone);
        int until = WallClock.minute(date, terms.end(), zone);
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
        MinuteSet required = segments.minus(unpaid);
        boolean clockChange = until - from != terms.end() - terms.start();
        int minutes = policy.hours().length() == Length.NOMINAL ? terms.required() : required.length();
        return new Occurrence(
                date,
                zone,
                Optional.of(shift),
                rules,
                policy,
                from,
                until,
                new Window(from - terms.windowBefore(), until + terms.windowAfter()),
                required,
                unpaid,
                minutes,
                clockChange,
                fingerprint(shift, rules, policy, zone));
    }

    /**
     * A date without a plan, from its day cut to the next date's.
     *
     * @param next the rules of the next date, whose cut may be another
     */
    public static Occurrence free(RuleSet rules, RuleSet next, LocalDate date, ZoneId zone) {
        Policy policy = rules.policy();
        Window cut = cut(rules, next, date, zone);
        MinuteSet unpaid = WallClock.spans(date, policy.dayBreaks().minutes(), zone)
                .or(WallClock.spans(date.plusDays(1), policy.dayBreaks().minutes(), zone));
        return new Occurrence(
                date,
                zone,
                Optional.empty(),
                rules,
                policy,
                cut.from(),
                cut.until() + 1,
                cut,
                MinuteSet.EMPTY,
                unpaid,
                policy.hours().required().orElse(0),
                false,
                fingerprint(rules, policy, zone));
    }

    /** Where a date begins and ends when no shift says otherwise. */
    public static Window cut(RuleSet rules, RuleSet next, LocalDate date, ZoneId zone) {
        return new Window(
                WallClock.minute(date, rules.policy().ownership().dayCut(), zone),
                WallClock.minute(date.plusDays(1), next.policy().ownership().dayCut(), zone) - 1);
    }

    /** The rule set's values, with the graces of the shift where it has some. */
    public static Policy policy(ShiftTerms terms, RuleSet rules) {
        Policy policy = rules.policy();
        if (terms.lateGrace().isPresent()) {
            policy = policy.with("late_grace", String.valueOf(terms.lateGrace().getAsInt()));
        }
        if (terms.earlyGrace().isPresent()) {
            policy =
                    policy.with("early_grace", String.valueOf(terms.earlyGrace().getAsInt()));
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
        return sum;
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
