package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.internal.day.Knowledge.Horizon;
import org.clockhouse.attendance.rule.BreakPolicy;
import org.clockhouse.attendance.rule.FlexPolicy;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.Policy.Pairing.MissingIn;
import org.clockhouse.attendance.rule.Rounding;

/**
 * The facts of one occurrence, from which rules draw their conclusions.
 *
 * @param stamps owned punches in order
 * @param duty what was to be worked, after the start slid
 * @param later by how much the start may be later after a late evening
 * @param closed the minute at which an open pair was closed by rule
 * @param counting what may count of the time between punches
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
        Counting counting,
        Division division,
        DayPlan.Cover cover,
        Horizon horizon,
        Earlier earlier) {

    public record Earlier(Buckets minutes) {
        public static final Earlier NOTHING = new Earlier(Buckets.NONE);

        public Earlier and(Buckets more) {
            return new Earlier(Buckets.sum(List.of(minutes, more)));
        }

        public int attended() {
            return minutes.get(Bucket.ATTENDED);
        }
    }

    /** @param later minutes by which a late evening before allows the start to be later */
    public static Work of(
            Occurrence occurrence,
            List<Stamp> stamps,
            DayPlan.Cover cover,
            Horizon horizon,
            int later,
            Earlier earlier) {
        Presence presence = Presence.of(stamps, occurrence);
        Duty duty = slid(occurrence, presence, cover, later)
                .after(presence.away(), occurrence.policy().breaks().allowance());
        OptionalInt closed = presence.held() || horizon == Horizon.OPEN
                ? OptionalInt.empty()
                : Closing.of(occurrence, duty, presence, cover);
        Counting counting = Counting.of(occurrence, duty, presence, closed, cover);
        Division division = Division.of(occurrence, duty, counting, cover, earlier);
        return new Work(occurrence, stamps, duty, presence, later, closed, counting, division, cover, horizon, earlier);
    }

    /** The same work, only what lies in a day; for a date that ends at midnight. */
    Work between(MinuteSet day) {
        Duty part = duty.between(day);
        Counting counted = counting.within(day);
        Division divided =
                Division.of(occurrence, part, counted, cover, earlier, Optional.of(new Division.Part(division, day)));
        Presence shown = presence.withGaps(presence.gaps().and(day));
        return new Work(occurrence, stamps, part, shown, later, closed, counted, divided, cover, horizon, earlier);
    }

    /** Whether nothing is missing and nothing doubted, and no plan says which is which. */
    public boolean isWholeWithoutPlan() {
        return !occurrence.isPlanned() && !held() && pairs().isWhole();
    }

    /** This and what was begun after it, as the one work of their date without a plan. */
    public Work and(Work next) {
        List<Stamp> all = Stream.concat(stamps.stream(), next.stamps.stream()).toList();
        Duty asked = duty.and(next.duty);
        Counting counted = counting.and(next.counting);
        Division divided = Division.of(next.occurrence, asked, counted, next.cover, earlier);
        Horizon least = horizon.compareTo(next.horizon) < 0 ? horizon : next.horizon;
        return new Work(
                next.occurrence,
                all,
                asked,
                presence.and(next.presence),
                0,
                OptionalInt.empty(),
                counted,
                divided,
                next.cover,
                least,
                earlier);
    }

    /** Between paired punches, as rounded. */
    public MinuteSet present() {
        return counting.present();
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
    public int leftAfter() {
        return lastOut().isEmpty() ? -1 : lastOut().getAsInt() - duty.until();
    }

    /** Required minutes inside some approval, see {@link Duty#stated}. */
    public MinuteSet covered(MinuteSet approved) {
        return stated().covered(approved, isTimed());
    }

    /** How many required minutes covered ones count as. */
    public int worth(MinuteSet covered) {
        return stated().worth(covered);
    }

    private Duty stated() {
        return duty.stated(occurrence);
    }

    /** Required minutes that nobody could work, because the clocks went forward over them. */
    public int skipped() {
        boolean asked = occurrence.clockChange() && policy().hours().length() == Policy.Hours.Length.NOMINAL;
        if (!asked || !occurrence.isPlanned()) {
            return 0;
        }
        MinuteSet planned = duty.required();
        boolean punched = policy().breaks().kind() == BreakPolicy.Kind.PUNCHED;
        int asPlanned = punched ? WallClock.length(planned, occurrence.zone()) : duty.minutes();
        return Math.max(0, asPlanned - planned.length());
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

    /** A span of every day on the dates that an occurrence may touch. */
    public static MinuteSet around(Occurrence occurrence, Policy.Spans spans) {
        MinuteSet all = MinuteSet.EMPTY;
        LocalDate date = occurrence.date();
        for (int i = -1; i <= 2; i++) {
            all = all.or(WallClock.spans(date.plusDays(i), spans.minutes(), occurrence.zone()));
        }
        return all;
    }
}
