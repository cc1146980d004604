package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.BreakPolicy.AutoMeal;
import org.clockhouse.attendance.FlexPolicy;
import org.clockhouse.attendance.Policy;
import org.clockhouse.attendance.Policy.Pairing.MissingIn;
import org.clockhouse.attendance.Policy.Pairing.MissingOut;
import org.clockhouse.attendance.Rounding;
import org.clockhouse.attendance.internal.day.Knowledge.Horizon;

/**
 * The facts of one occurrence, from which rules draw their conclusions.
 *
 * @param stamps owned punches in order
 * @param duty what was to be worked, after the start slid
 * @param later by how much the start may be later after a late evening
 * @param closed the minute at which an open pair was closed by rule
 * @param present between paired punches, as rounded
 * @param meal taken off without a punch
 * @param clipped between paired punches what may count: inside shift or band, without breaks, leave and trips
 * @param pre the same before the start of the shift, which counts only as overtime
 * @param division of the minutes that count
 * @param earlier what earlier occurrences of the same date came to
 */
public record Work(
        Occurrence occurrence,
        List<Stamp> stamps,
        Duty duty,
        Presence presence,
        int later,
        OptionalInt closed,
        MinuteSet present,
        MinuteSet meal,
        MinuteSet clipped,
        MinuteSet pre,
        Division division,
        DayPlan.Cover cover,
        Horizon horizon,
        Earlier earlier) {

    /** @param overtime recognised, of every kind */
    public record Earlier(int attended, int overtime) {
        public static final Earlier NOTHING = new Earlier(0, 0);
    }

    /** @param later minutes by which a late evening before allows the start to be later */
    static Work of(
            Occurrence occurrence,
            List<Stamp> stamps,
            DayPlan.Cover cover,
            Horizon horizon,
            int later,
            Earlier earlier) {
        Presence presence = Presence.of(stamps, occurrence);
        Duty duty = slid(occurrence, presence, cover, later);
        OptionalInt closed = presence.held() || horizon == Horizon.OPEN
                ? OptionalInt.empty()
                : close(occurrence, duty, presence, cover);
        MinuteSet present = presence.minutes().or(byRule(occurrence, duty, presence, closed));
        MinuteSet paid = present.or(paidGaps(occurrence, presence, duty));
        MinuteSet unpaid = duty.unpaid().or(presence.away()).or(cover.all());
        MinuteSet counting = paid.minus(unpaid);
        boolean clips = occurrence.isPlanned() && !occurrence.policy().isFlexible();
        MinuteSet inside = clips ? counting.since(duty.from()) : inBand(occurrence, counting);
        MinuteSet pre = clips ? counting.before(duty.from()) : MinuteSet.EMPTY;
        MinuteSet meal = autoMeal(occurrence.policy(), inside);
        return divided(
                occurrence,
                stamps,
                duty,
                presence,
                later,
                closed,
                present,
                meal,
                inside.minus(meal),
                pre,
                cover,
                horizon,
                earlier);
    }

    // All the facts there are, but the one that follows from them.
    private static Work divided(
            Occurrence occurrence,
            List<Stamp> stamps,
            Duty duty,
            Presence presence,
            int later,
            OptionalInt closed,
            MinuteSet present,
            MinuteSet meal,
            MinuteSet clipped,
            MinuteSet pre,
            DayPlan.Cover cover,
            Horizon horizon,
            Earlier earlier) {
        Division division = Division.of(occurrence, duty, clipped, pre, cover, earlier);
        return new Work(
                occurrence,
                stamps,
                duty,
                presence,
                later,
                closed,
                present,
                meal,
                clipped,
                pre,
                division,
                cover,
                horizon,
                earlier);
    }

    /** The same work, only what lies between two minutes; for a date that ends at midnight. */
    Work between(int from, int until, LocalDate date) {
        MinuteSet day = MinuteSet.of(from, until);
        int asked = date.equals(occurrence.date()) ? duty.minutes() : 0;
        return divided(
                occurrence,
                stamps,
                duty.between(day, asked),
                presence,
                later,
                closed,
                present.and(day),
                meal.and(day),
                clipped.and(day),
                pre.and(day),
                cover,
                horizon,
                earlier);
    }

    public Policy policy() {
        return occurrence.policy();
    }

    public Pairs pairs() {
        return presence.pairs();
    }

    public boolean held() {
        return presence.held();
    }

    /** What counts, before the total of the day is rounded up. */
    public MinuteSet attended() {
        return division.attended();
    }

    public boolean hasPunches() {
        return !stamps.isEmpty();
    }

    /** Whether somebody can be late or early: there is a plan, and the plan is not only about the total. */
    public boolean isTimed() {
        return occurrence.isPlanned() && !policy().isFlexible();
    }

    /** A punch in with nothing after it, and no more punches to come. */
    public boolean isMissingOut() {
        return pairs().open().isPresent() && horizon != Horizon.OPEN;
    }

    public Optional<Stamp> firstIn() {
        return pairs().firstIn();
    }

    /** The last out, if nobody is in after it; not rounded. */
    public OptionalInt lastOut() {
        if (pairs().open().isPresent()) {
            return closed;
        }
        return pairs().lastOut().isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(pairs().lastOut().get().minute());
    }

    /** The same, rounded. */
    public OptionalInt roundedOut() {
        return pairs().open().isPresent() ? closed : presence.out();
    }

    /** The first in, rounded; the planned start when a missing one is taken for it. */
    public OptionalInt roundedIn() {
        boolean fromStart = pairs().missingIn().isPresent() && isTimed();
        return fromStart && policy().pairing().missingIn() == MissingIn.TO_START
                ? OptionalInt.of(duty.from())
                : presence.in();
    }

    /** Where rounding puts a punch of this work. */
    public int roundedAt(Stamp stamp, Rounding rounding) {
        return Presence.rounded(stamp.minute(), rounding, occurrence);
    }

    /** Core time of the date, without breaks, leave and trips. */
    public MinuteSet core() {
        return WallClock.spans(occurrence.date(), policy().flex().core().minutes(), occurrence.zone())
                .minus(duty.unpaid())
                .minus(cover.all());
    }

    /** How long after the end somebody left; negative when before it or not known. */
    int leftAfter() {
        return lastOut().isEmpty() ? -1 : lastOut().getAsInt() - duty.until();
    }

    /** Required minutes inside some approval; as planned, whatever slid since. */
    public MinuteSet covered(MinuteSet approved) {
        return (occurrence.isPlanned() ? occurrence.duty() : duty).covered(approved, isTimed());
    }

    /** Required minutes that no leave and no trip covers. */
    public MinuteSet owed() {
        return duty.required().minus(cover.all());
    }

    /** The start and the end move with the first in, as far as they may; not where a late evening moved the start already. */
    private static Duty slid(Occurrence occurrence, Presence presence, DayPlan.Cover cover, int later) {
        FlexPolicy flex = occurrence.policy().flex();
        boolean may = flex.slides() && occurrence.isPlanned() && later == 0;
        if (!may || presence.in().isEmpty()) {
            return occurrence.duty();
        }
        int start = occurrence.from();
        int in = presence.in().getAsInt();
        int missed = MinuteSet.of(start, in).minus(cover.all()).length();
        return in < start
                ? occurrence.slid(-Math.min(flex.early(), start - in))
                : occurrence.slid(Math.min(flex.late(), missed));
    }

    private static MinuteSet byRule(Occurrence occurrence, Duty duty, Presence presence, OptionalInt closed) {
        if (closed.isPresent()) {
            return MinuteSet.of(presence.in().isPresent() ? openIn(occurrence, presence) : 0, closed.getAsInt());
        }
        boolean toStart = presence.pairs().missingIn().isPresent()
                && !presence.held()
                && occurrence.isPlanned()
                && occurrence.policy().pairing().missingIn() == MissingIn.TO_START;
        return toStart ? MinuteSet.of(duty.from(), presence.out().orElse(duty.from())) : MinuteSet.EMPTY;
    }

    private static int openIn(Occurrence occurrence, Presence presence) {
        return Presence.rounded(
                presence.pairs().open().orElseThrow().minute(),
                occurrence.policy().rounding().in(),
                occurrence);
    }

    private static OptionalInt close(Occurrence occurrence, Duty duty, Presence presence, DayPlan.Cover cover) {
        MissingOut policy = occurrence.policy().pairing().missingOut();
        if (presence.pairs().open().isEmpty() || policy == MissingOut.ZERO) {
            return OptionalInt.empty();
        }
        int in = openIn(occurrence, presence);
        if (policy == MissingOut.TO_END) {
            return occurrence.isPlanned() ? OptionalInt.of(Math.max(in, duty.until())) : OptionalInt.empty();
        }
        int start = occurrence.isPlanned() ? duty.from() : Integer.MIN_VALUE;
        int asked = duty.minutes()
                + duty.holiday().length()
                + duty.rest().length()
                - duty.required().and(cover.all()).length();
        if (asked == 0) {
            return OptionalInt.empty();
        }
        MinuteSet off = duty.unpaid().or(presence.away()).or(cover.all());
        int worked = presence.minutes().since(start).minus(off).length();
        int enough = policy == MissingOut.HALF_DAY
                ? asked / 2
                : asked + occurrence.policy().pairing().autoCloseTolerance();
        int latest = Math.max(in, duty.until()) + 2 * 1_440;
        MinuteSet possible = MinuteSet.of(Math.max(in, start), latest).minus(off);
        return OptionalInt.of(Math.max(in, possible.after(Math.max(0, enough - worked))));
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
        return minutes.and(around(occurrence, flex.band()));
    }

    /** A span of every day on the dates that an occurrence may touch. */
    public static MinuteSet around(Occurrence occurrence, Policy.Spans spans) {
        MinuteSet all = MinuteSet.EMPTY;
        LocalDate date = occurrence.date();
        for (int i = -1; i <= 2; i++) {
            all = all.or(WallClock.spans(date.plusDays(i), spans.minutes(), occurrence.zone()));
        }
        return all;
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
