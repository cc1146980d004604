package org.clockhouse.attendance.internal.day;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.internal.day.Pairs.Pair;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.Policy.Pairing.Skew;
import org.clockhouse.attendance.rule.Rounding;

/**
 * What the punches of an occurrence prove, before anybody asks what was planned (guide, sections 5 and 9).
 *
 * @param held whether it is not believed, so that nothing counts
 * @param in the first in, as rounded
 * @param out the last out, as rounded; empty while somebody is in after it
 * @param minutes between ins and outs
 * @param gaps between two pairs, as rounded: by their length where meals are, else between the rounded punches
 * @param away punched breaks, their sum as rounded
 */
public record Presence(
        Pairs pairs, boolean held, OptionalInt in, OptionalInt out, MinuteSet minutes, MinuteSet gaps, MinuteSet away) {

    private static final int DAY = 1_440;

    static Presence of(List<Stamp> stamps, Occurrence occurrence) {
        Policy policy = occurrence.policy();
        Pairs pairs = Pairs.of(stamps, occurrence);
        boolean held = isBeyondBelief(pairs, policy.ownership().maxSpan()) || isDoubtful(stamps, policy);
        OptionalInt in = at(pairs.firstIn(), policy.rounding().in(), occurrence);
        boolean gone = pairs.open().isEmpty() && pairs.lastOut().isPresent();
        OptionalInt out = gone ? at(pairs.lastOut(), policy.rounding().out(), occurrence) : OptionalInt.empty();
        if (held || pairs.closed().isEmpty()) {
            return new Presence(pairs, held, in, out, MinuteSet.EMPTY, MinuteSet.EMPTY, away(pairs, policy));
        }
        boolean bySpan = !policy.rounding().meal().isNone();
        MinuteSet minutes = rounded(pairs, occurrence);
        MinuteSet gaps = MinuteSet.EMPTY;
        if (pairs.closed().size() > 1) {
            MinuteSet span = span(pairs, occurrence);
            gaps = bySpan ? gaps(pairs, policy.rounding().meal()) : span.minus(minutes);
            minutes = bySpan ? span.minus(gaps) : minutes;
        }
        return new Presence(pairs, false, in, out, minutes, gaps, away(pairs, policy));
    }

    Presence withGaps(MinuteSet shown) {
        return new Presence(pairs, held, in, out, minutes, shown, away);
    }

    /** This and what begins after it. */
    Presence and(Presence next) {
        return new Presence(
                pairs.and(next.pairs),
                held || next.held,
                in,
                next.out,
                minutes.or(next.minutes),
                gaps.or(next.gaps),
                away.or(next.away));
    }

    /** As the clock on the wall of the occurrence shows it, rounded. */
    static int rounded(int minute, Rounding rounding, Occurrence occurrence) {
        if (rounding.isNone()) {
            return minute;
        }
        var wall = WallClock.wall(minute, occurrence.zone());
        int ofDay = wall.getHour() * 60 + wall.getMinute();
        return minute + rounding.of(ofDay) - ofDay;
    }

    private static OptionalInt at(Optional<Stamp> stamp, Rounding rounding, Occurrence occurrence) {
        return stamp.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(rounded(stamp.get().minute(), rounding, occurrence));
    }

    private static MinuteSet rounded(Pairs pairs, Occurrence occurrence) {
        MinuteSet all = MinuteSet.EMPTY;
        for (Pair pair : pairs.closed()) {
            all = all.or(rounded(pair.in(), pair.out(), occurrence));
        }
        return all;
    }

    private static MinuteSet rounded(Stamp in, Stamp out, Occurrence occurrence) {
        var rounding = occurrence.policy().rounding();
        return MinuteSet.of(
                rounded(in.minute(), rounding.in(), occurrence), rounded(out.minute(), rounding.out(), occurrence));
    }

    private static MinuteSet span(Pairs pairs, Occurrence occurrence) {
        return rounded(pairs.firstIn().orElseThrow(), pairs.lastOut().orElseThrow(), occurrence);
    }

    /** From each out, as long as the time to the next in is when rounded. */
    private static MinuteSet gaps(Pairs pairs, Rounding rounding) {
        MinuteSet gaps = MinuteSet.EMPTY;
        for (int i = 1; i < pairs.closed().size(); i++) {
            int from = pairs.closed().get(i - 1).out().minute();
            int length = pairs.closed().get(i).in().minute() - from;
            gaps = gaps.or(MinuteSet.of(from, from + rounding.of(length)));
        }
        return gaps;
    }

    private static MinuteSet away(Pairs pairs, Policy policy) {
        MinuteSet away = MinuteSet.EMPTY;
        for (Pair pause : pairs.breaks()) {
            away = away.or(pause.minutes());
        }
        int more = policy.rounding().pause().of(away.length()) - away.length();
        if (more <= 0) {
            return away.first(away.length() + more);
        }
        int last = away.until(away.stretches() - 1);
        return away.or(MinuteSet.of(last, last + more));
    }

    private static boolean isBeyondBelief(Pairs pairs, int most) {
        return !pairs.closed().isEmpty()
                && pairs.lastOut().orElseThrow().minute()
                                - pairs.firstIn().orElseThrow().minute()
                        > most;
    }

    private static boolean isDoubtful(List<Stamp> stamps, Policy policy) {
        return policy.pairing().skew() == Skew.HOLD && stamps.stream().anyMatch(stamp -> stamp.skew() != 0);
    }

    /** Minutes away that the allowance does not cover; a break that is not inside the band has none. */
    public int overrun(Occurrence occurrence) {
        if (away.isEmpty()) {
            return 0;
        }
        var policy = occurrence.policy().breaks();
        MinuteSet outside = MinuteSet.EMPTY;
        for (Pair pause : pairs.breaks()) {
            outside = isInBand(pause, policy.band(), occurrence) ? outside : outside.or(pause.minutes());
        }
        int never = Math.min(away.length(), outside.length());
        return never + Math.max(0, away.length() - never - policy.allowance());
    }

    private static boolean isInBand(Pair pause, Policy.Spans band, Occurrence occurrence) {
        if (band.isEmpty()) {
            return true;
        }
        int from = ofDay(pause.in(), occurrence);
        int until = from + pause.out().minute() - pause.in().minute();
        for (int i = 0; i < band.minutes().size(); i += 2) {
            int start = band.minutes().get(i);
            int end = band.minutes().get(i + 1);
            if (start <= from && until <= end || start <= from + DAY && until + DAY <= end) {
                return true;
            }
        }
        return false;
    }

    private static int ofDay(Stamp stamp, Occurrence occurrence) {
        var wall = WallClock.wall(stamp.minute(), occurrence.zone());
        return wall.getHour() * 60 + wall.getMinute();
    }
}
