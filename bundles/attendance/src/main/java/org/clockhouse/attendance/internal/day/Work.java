package org.clockhouse.attendance.internal.day;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.Policy;
import org.clockhouse.attendance.Policy.Pairing.MissingOut;
import org.clockhouse.attendance.internal.day.Knowledge.Horizon;

/**
 * The facts of one occurrence, from which rules draw their conclusions.
 *
 * @param stamps owned punches in order
 * @param held whether first in to last out is longer than is believed, so that nothing counts
 * @param autoClosed the minute at which an open pair was closed by rule
 * @param present between paired punches, as punched
 * @param attended of it what counts: from the start of the shift on, without unpaid breaks, leave and trips
 */
public record Work(
        Occurrence occurrence,
        List<Stamp> stamps,
        Pairs pairs,
        boolean held,
        OptionalInt autoClosed,
        MinuteSet present,
        MinuteSet attended,
        DayPlan.Cover cover,
        Horizon horizon) {

    public static Work of(Occurrence occurrence, List<Stamp> stamps, DayPlan.Cover cover, Horizon horizon) {
        Policy policy = occurrence.policy();
        Pairs pairs = Pairs.of(stamps, policy.pairing().mode());
        boolean held = isBeyondBelief(pairs, policy.ownership().maxSpan());
        OptionalInt closed = held || horizon == Horizon.OPEN ? OptionalInt.empty() : close(occurrence, pairs);
        MinuteSet present = held ? MinuteSet.EMPTY : pairs.minutes();
        if (closed.isPresent()) {
            present = present.or(MinuteSet.of(pairs.open().orElseThrow().minute(), closed.getAsInt()));
        }
        MinuteSet counted = occurrence.isPlanned() ? present.since(occurrence.from()) : present;
        MinuteSet attended = counted.minus(occurrence.unpaid()).minus(cover.all());
        return new Work(occurrence, stamps, pairs, held, closed, present, attended, cover, horizon);
    }

    /** The same work, only what lies between two minutes; for a date that ends at midnight. */
    Work between(int from, int until) {
        MinuteSet day = MinuteSet.of(from, until);
        return new Work(
                occurrence, stamps, pairs, held, autoClosed, present.and(day), attended.and(day), cover, horizon);
    }

    public Policy policy() {
        return occurrence.policy();
    }

    public boolean hasPunches() {
        return !stamps.isEmpty();
    }

    /** A punch in with nothing after it, and no more punches to come. */
    public boolean isMissingOut() {
        return pairs.open().isPresent() && horizon != Horizon.OPEN;
    }

    public Optional<Stamp> firstIn() {
        return pairs.firstIn();
    }

    /** The last out, if nobody is in after it. */
    public OptionalInt lastOut() {
        if (autoClosed.isPresent()) {
            return autoClosed;
        }
        return pairs.open().isPresent() || pairs.lastOut().isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(pairs.lastOut().get().minute());
    }

    /** Required minutes that no leave and no trip covers. */
    public MinuteSet owed() {
        return occurrence.required().minus(cover.all());
    }

    private static boolean isBeyondBelief(Pairs pairs, int most) {
        return pairs.lastOut().isPresent()
                && pairs.lastOut().get().minute()
                                - pairs.firstIn().orElseThrow().minute()
                        > most;
    }

    private static OptionalInt close(Occurrence occurrence, Pairs pairs) {
        MissingOut policy = occurrence.policy().pairing().missingOut();
        if (pairs.open().isEmpty() || policy == MissingOut.ZERO || !occurrence.isPlanned()) {
            return OptionalInt.empty();
        }
        int in = pairs.open().get().minute();
        if (policy == MissingOut.TO_END) {
            return OptionalInt.of(Math.max(in, occurrence.until()));
        }
        int enough = occurrence.requiredMinutes()
                + occurrence.policy().pairing().autoCloseTolerance()
                - pairs.minutes().minus(occurrence.unpaid()).length();
        int latest = Math.max(in, occurrence.until() + 2 * 1_440);
        MinuteSet worked = MinuteSet.of(Math.max(in, occurrence.from()), latest).minus(occurrence.unpaid());
        return OptionalInt.of(worked.after(Math.max(0, enough)));
    }
}
