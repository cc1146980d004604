package org.clockhouse.attendance.internal.day;

import java.time.ZoneId;
import org.clockhouse.attendance.rule.BreakPolicy;
import org.clockhouse.attendance.rule.OvertimePolicy;
import org.clockhouse.attendance.rule.OvertimePolicy.DayKind;
import org.clockhouse.attendance.rule.Policy;

/**
 * When and how long somebody is to work in an occurrence, as instants; where the start may slide, after it slid.
 *
 * @param from start, or the day cut without a plan
 * @param until end, exclusive, or the next day cut
 * @param required minutes to be worked: segments less unpaid breaks, less what is overtime by its date
 * @param holiday planned minutes that count as work on a holiday
 * @param rest planned minutes that count as work on a rest day
 * @param minutes how many are required; over a clock change not the size of {@code required}
 * @param unpaid breaks that are not worked time
 */
public record Duty(
        int from, int until, MinuteSet required, MinuteSet holiday, MinuteSet rest, int minutes, MinuteSet unpaid) {

    /**
     * @param segments planned stretches, breaks included
     * @param breaks of the shift
     * @param outside breaks that hold only outside of the shift
     * @param nominal planned minutes
     * @param zone whose clock on the wall says how many of them a date takes away
     */
    static Duty planned(
            Policy policy,
            MinuteSet segments,
            MinuteSet breaks,
            MinuteSet outside,
            int nominal,
            DayKinds kinds,
            ZoneId zone) {
        int from = segments.from(0);
        int until = segments.until(segments.stretches() - 1);
        MinuteSet paused = policy.breaks().kind() == BreakPolicy.Kind.PUNCHED ? MinuteSet.EMPTY : breaks;
        MinuteSet planned = segments.minus(paused);
        DayKind dayKind = policy.overtime().dayKind();
        MinuteSet holiday = policy.isIrregular() ? MinuteSet.EMPTY : kinds.plannedOnHoliday(planned, dayKind);
        MinuteSet rest = policy.isIrregular() ? MinuteSet.EMPTY : kinds.plannedOnRest(planned, dayKind);
        boolean ofDay = policy.isFlexible() && !policy.isOverDays();
        int minutes = ofDay ? policy.hours().required().orElse(nominal) : nominal;
        return new Duty(
                from,
                until,
                planned.minus(holiday).minus(rest),
                holiday,
                rest,
                Math.max(0, minutes - planned(policy, holiday.or(rest), zone)),
                paused.or(outside.minus(MinuteSet.of(from, until))));
    }

    /** How many planned minutes these are: as the clock on the wall counts, unless the rules count what really passes. */
    private static int planned(Policy policy, MinuteSet minutes, ZoneId zone) {
        boolean nominal = policy.hours().length() == Policy.Hours.Length.NOMINAL && !minutes.isEmpty();
        return nominal ? WallClock.length(minutes, zone) : minutes.length();
    }

    /** @param asks whether the date is to be asked for its minutes, if the rules ask for any */
    static Duty free(Policy policy, Occurrence.Window cut, MinuteSet unpaid, boolean asks) {
        return new Duty(
                cut.from(),
                cut.until() + 1,
                MinuteSet.EMPTY,
                MinuteSet.EMPTY,
                MinuteSet.EMPTY,
                asks && isAsked(policy) ? policy.hours().required().orElse(0) : 0,
                unpaid);
    }

    /**
     * Where weeks or months are counted a day asks for nothing; nor does a rest day, unless what is above a quantity is overtime on
     * every date.
     */
    private static boolean isAsked(Policy policy) {
        return !policy.isOverDays() && (policy.isFree() || policy.overtime().basis() == OvertimePolicy.Basis.QUANTITY);
    }

    /**
     * Required minutes inside some approval; where only the total counts, any minutes of it but breaks, as many as are
     * required.
     *
     * @param timed whether required minutes have their place
     */
    public MinuteSet covered(MinuteSet approved, boolean timed) {
        return timed || approved.isEmpty()
                ? required.and(approved)
                : approved.and(MinuteSet.of(from, until)).minus(unpaid).first(minutes);
    }

    /**
     * What leave and trips may cover: the shift as it slid, and where it slid later also what was planned before, which counted as
     * covered when it slid.
     */
    Duty stated(Occurrence occurrence) {
        if (!occurrence.isPlanned()) {
            return this;
        }
        Duty planned = occurrence.duty();
        MinuteSet stated = from < planned.from ? required : required.or(planned.required);
        return new Duty(
                planned.from, planned.until, stated, planned.holiday, planned.rest, planned.minutes, planned.unpaid);
    }

    /** What covered minutes count as: all of them what is required, where a punched break or a clock change makes that differ. */
    public int worth(MinuteSet covered) {
        boolean all = !required.isEmpty() && required.minus(covered).isEmpty();
        return all ? minutes : Math.min(covered.length(), minutes);
    }

    /** Of two stretches without a plan on one date, which is asked for its minutes once. */
    Duty and(Duty next) {
        return new Duty(
                from,
                next.until,
                required.or(next.required),
                holiday.or(next.holiday),
                rest.or(next.rest),
                Math.max(minutes, next.minutes),
                unpaid.or(next.unpaid));
    }

    /** Of a punched break, what was where the date takes the shift out of what is required takes nothing off the rest. */
    Duty after(MinuteSet away, int allowance) {
        int elsewhere = Math.min(allowance, away.and(holiday.or(rest)).length());
        int asked = Math.min(required.length(), minutes + elsewhere);
        return elsewhere == 0 ? this : new Duty(from, until, required, holiday, rest, asked, unpaid);
    }

    /** The part between two midnights. */
    Duty between(MinuteSet day) {
        return new Duty(from, until, required.and(day), holiday.and(day), rest.and(day), minutes, unpaid);
    }
}
