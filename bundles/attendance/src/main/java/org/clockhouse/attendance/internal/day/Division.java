package org.clockhouse.attendance.internal.day;

import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.rule.OvertimePolicy;
import org.clockhouse.attendance.rule.OvertimePolicy.Basis;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.Tier;

/**
 * Attended minutes by what they are (guide, section 10). Sets that do not overlap, so that no minute counts twice.
 *
 * @param attended what counts
 * @param added minutes by which the total of the day was rounded up; they lie nowhere
 * @param regular inside what was required
 * @param holiday overtime on a holiday without anybody's approval, because it was planned or because the rules say so
 * @param rest overtime on a rest day, because it was planned
 * @param recognised overtime by punch or approval
 * @param unattended of it what was approved and not attended, or counts for a call-back
 * @param called of it what was worked of call-backs, where a least number of minutes counts for one
 * @param topped of what was not attended what counts for a call-back
 * @param roundedUp minutes by which stretches of it were rounded up; they lie nowhere
 * @param excess overtime by quantity, in minutes
 * @param asked how many minutes could have been regular
 */
public record Division(
        MinuteSet attended,
        int added,
        MinuteSet regular,
        MinuteSet holiday,
        MinuteSet rest,
        MinuteSet recognised,
        MinuteSet unattended,
        MinuteSet called,
        MinuteSet topped,
        Map<Kind, Integer> roundedUp,
        int excess,
        int asked) {

    static Division of(Occurrence occurrence, Duty duty, Counting counting, DayPlan.Cover cover, Work.Earlier earlier) {
        return of(occurrence, duty, counting, cover, earlier, Optional.empty());
    }

    /** @param date of the whole work a part of which this is */
    record Part(Division whole, MinuteSet date) {}

    // Six parts of which a work is made; the last is there where midnight divides it.
    static Division of(
            Occurrence occurrence,
            Duty duty,
            Counting counting,
            DayPlan.Cover cover,
            Work.Earlier earlier,
            Optional<Part> part) {
        MinuteSet clipped = counting.clipped();
        MinuteSet pre = counting.pre();
        Policy policy = occurrence.policy();
        int total = policy.rounding().day().of(clipped.length());
        MinuteSet counted = clipped.first(total);
        int added = Math.max(0, total - clipped.length());
        MinuteSet holiday = policy.isIrregular() && policy.period().holidayOvertime()
                ? counted.and(occurrence.kinds().holiday())
                : counted.and(duty.holiday());
        MinuteSet rest = counted.and(duty.rest());
        MinuteSet open = counted.minus(holiday).minus(rest);
        int asked = asked(occurrence, duty, cover, earlier);
        MinuteSet regular = regular(occurrence, duty, open, asked, earlier.attended());
        int unplanned = open.length() + added;
        int least = part.isPresent() ? 0 : policy.overtime().callBack();
        Recognised alone = Recognised.of(occurrence, duty, open.minus(regular), pre, cover, least);
        Recognised overtime = part.map(of -> alone.with(of.whole(), of.date())).orElse(alone);
        MinuteSet recognised = overtime.minutes();
        MinuteSet attended = counted.or(pre.and(recognised));
        return new Division(
                attended,
                added,
                regular,
                holiday,
                rest,
                recognised,
                recognised.minus(attended),
                overtime.called(),
                overtime.topped(),
                overtime.added(),
                excess(policy, duty, unplanned),
                asked);
    }

    /** Regular minutes; where they have no place, what was rounded up counts too. */
    public int regularMinutes(Work work) {
        int possible = isOfLongerTotal(work.occurrence()) ? Integer.MAX_VALUE : asked;
        return work.isTimed() ? regular.length() : Math.min(possible, regular.length() + added);
    }

    /** A date without a plan, all of which goes into the total of a week or month; tiers of a day divide it all the same. */
    private static boolean isOfLongerTotal(Occurrence occurrence) {
        Policy policy = occurrence.policy();
        return !occurrence.isPlanned()
                && policy.isOverDays()
                && policy.overtime().tiers().daily().isEmpty();
    }

    private static MinuteSet regular(Occurrence occurrence, Duty duty, MinuteSet open, int asked, int before) {
        Policy policy = occurrence.policy();
        boolean timed = occurrence.isPlanned() && !policy.isFlexible();
        if (!timed) {
            return isOfLongerTotal(occurrence) ? open : open.first(asked);
        }
        Optional<Tier> first = policy.overtime().tiers().daily().stream().findFirst();
        MinuteSet possible = first.isPresent() ? open.first(first.get().above() - before) : open;
        return possible.and(duty.required()).first(asked);
    }

    private static int asked(Occurrence occurrence, Duty duty, DayPlan.Cover cover, Work.Earlier earlier) {
        Policy policy = occurrence.policy();
        boolean timed = occurrence.isPlanned() && !policy.isFlexible();
        OvertimePolicy overtime = policy.overtime();
        Duty stated = duty.stated(occurrence);
        int asked = Math.max(0, duty.minutes() - stated.worth(stated.covered(cover.all(), timed)));
        if (!overtime.tiers().daily().isEmpty()) {
            int below = Math.max(0, overtime.tiers().daily().get(0).above() - earlier.attended());
            return timed ? Math.min(asked, below) : below;
        }
        if (!occurrence.isPlanned()) {
            // Leave lies nowhere in a day without a plan: what is worked beside it is as regular as on any other day.
            return duty.minutes();
        }
        return timed && overtime.basis() == Basis.QUANTITY
                ? Math.min(asked, policy.hours().required().orElse(asked))
                : asked;
    }

    private static int excess(Policy policy, Duty duty, int attended) {
        OvertimePolicy overtime = policy.overtime();
        boolean counts = overtime.basis() == Basis.QUANTITY
                && overtime.tiers().daily().isEmpty()
                && !policy.isIrregular()
                && !policy.isOverDays();
        int required = policy.hours().required().orElse(duty.minutes());
        int excess = attended - required;
        return counts && required > 0 && excess > overtime.tolerance()
                ? overtime.onWorkdays().recognised(excess)
                : 0;
    }
}
