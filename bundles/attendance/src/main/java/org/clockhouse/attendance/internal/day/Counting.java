package org.clockhouse.attendance.internal.day;

import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.rule.BreakPolicy.AutoMeal;
import org.clockhouse.attendance.rule.FlexPolicy;
import org.clockhouse.attendance.rule.Policy;

/**
 * What may count of the time between punches (guide, sections 6, 8 and 13).
 *
 * @param present between paired punches, as rounded
 * @param meal taken off without a punch
 * @param clipped of it what counts: inside shift or band, without breaks, meals, leave and trips
 * @param pre the same before the start of the shift, which counts only as overtime
 */
public record Counting(MinuteSet present, MinuteSet meal, MinuteSet clipped, MinuteSet pre) {

    static Counting of(Occurrence occurrence, Duty duty, Presence presence, OptionalInt closed, DayPlan.Cover cover) {
        MinuteSet present = presence.minutes().or(Closing.minutes(occurrence, duty, presence, closed));
        MinuteSet paid = present.or(paidGaps(occurrence, presence, duty));
        MinuteSet unpaid = duty.unpaid().or(presence.away()).or(cover.all());
        MinuteSet counting = paid.minus(unpaid);
        boolean clips = occurrence.isPlanned() && !occurrence.policy().isFlexible();
        MinuteSet inside = clips ? counting.since(duty.from()) : inBand(occurrence, counting);
        MinuteSet pre = clips ? counting.before(duty.from()) : MinuteSet.EMPTY;
        MinuteSet meal = autoMeal(occurrence.policy(), inside);
        return new Counting(present, meal, inside.minus(meal), pre);
    }

    Counting within(MinuteSet day) {
        return new Counting(present.and(day), meal.and(day), clipped.and(day), pre.and(day));
    }

    Counting and(Counting more) {
        return new Counting(present.or(more.present), meal.or(more.meal), clipped.or(more.clipped), pre.or(more.pre));
    }

    /** The first minutes of the gaps between pairs, as many as are paid. */
    private static MinuteSet paidGaps(Occurrence occurrence, Presence presence, Duty duty) {
        int paid = occurrence.policy().breaks().paidMeal();
        return paid == 0 || presence.gaps().isEmpty()
                ? MinuteSet.EMPTY
                : presence.gaps().minus(duty.unpaid()).first(paid);
    }

    private static MinuteSet inBand(Occurrence occurrence, MinuteSet minutes) {
        FlexPolicy flex = occurrence.policy().flex();
        if (flex.mode() == FlexPolicy.Mode.FIXED || flex.band().isEmpty()) {
            return minutes;
        }
        return minutes.and(Work.around(occurrence, flex.band()));
    }

    /** What a meal without a punch takes off: the minutes after so many were worked. */
    private static MinuteSet autoMeal(Policy policy, MinuteSet worked) {
        Optional<AutoMeal> meal = policy.breaks().autoMeal();
        if (meal.isEmpty()) {
            return MinuteSet.EMPTY;
        }
        int minutes = meal.get().of(worked.length());
        int until = Math.min(worked.length(), meal.get().after() + minutes);
        return worked.first(until).last(minutes);
    }
}
