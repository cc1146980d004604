package org.clockhouse.attendance.internal.rule;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.attendance.internal.day.Pairs;
import org.clockhouse.attendance.internal.day.Pairs.Pair;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.rule.Policy.Pairing.MissingOut;
import org.clockhouse.attendance.rule.Policy.Pairing.Skew;
import org.clockhouse.attendance.rule.Policy.Presence.Exempt;

/** What punches prove. */
final class PresenceRules {

    private PresenceRules() {}

    static List<Line> maxSpan(Work work, Buckets soFar) {
        if (!isTooLong(work)) {
            return List.of();
        }
        int most = work.policy().ownership().maxSpan();
        Stamp in = work.firstIn().orElseThrow();
        Stamp out = work.pairs().lastOut().orElseThrow();
        return List.of(Line.flag(
                        out.minute(),
                        "span.held",
                        Flag.of(Flag.Kind.MAX_SPAN),
                        () -> Params.of("in", clock(in, work), "out", clock(out, work), "most", most))
                .from(in, out));
    }

    private static boolean isTooLong(Work work) {
        return !work.pairs().closed().isEmpty()
                && work.pairs().lastOut().orElseThrow().minute()
                                - work.firstIn().orElseThrow().minute()
                        > work.policy().ownership().maxSpan();
    }

    /** The terminal's clock was off when it stamped the punches. */
    static List<Line> skew(Work work, Buckets soFar) {
        Skew policy = work.policy().pairing().skew();
        Optional<Stamp> wrong =
                work.stamps().stream().filter(stamp -> stamp.skew() != 0).findFirst();
        if (wrong.isEmpty()) {
            return List.of();
        }
        Stamp stamp = wrong.get();
        String off = (stamp.skew() > 0 ? "+" : "") + stamp.skew();
        String stamped = Params.clock(stamp.stampedMinute(), work.occurrence().zone());
        Line line = Line.note(
                        stamp.minute(),
                        policy == Skew.CORRECT ? "clock.corrected" : policy == Skew.HOLD ? "clock.held" : "clock.off",
                        () -> Params.of("minutes", off, "stamped", stamped, "at", clock(stamp, work)))
                .from(stamp);
        return List.of(policy == Skew.CORRECT ? line : line.flagged(new Flag(Flag.Kind.CLOCK_SKEW, off)));
    }

    /** Each attended minute once, with the pair that proves it. */
    static List<Line> pairs(Work work, Buckets soFar) {
        if (work.held()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        MinuteSet rest = work.attended();
        List<Pair> closed = work.pairs().closed();
        for (int i = 0; i < closed.size(); i++) {
            MinuteSet reach = reach(closed, i, work);
            MinuteSet here = reach.and(work.present());
            MinuteSet counted = rest.and(reach);
            rest = rest.minus(counted);
            if (!here.isEmpty() || reach.isEmpty()) {
                lines.add(pair(closed.get(i), reach, here, counted.length(), work));
            }
        }
        if (work.closed().isPresent()) {
            MinuteSet counted = rest.and(
                            MinuteSet.of(Integer.MIN_VALUE, work.closed().getAsInt()))
                    .minus(work.presence().gaps());
            rest = rest.minus(counted);
            lines.add(closedByRule(counted.length(), work));
        }
        MinuteSet paid = rest.and(work.presence().gaps());
        if (!paid.isEmpty()) {
            lines.add(Line.of(
                    paid.from(0),
                    "meal.paid",
                    Bucket.ATTENDED,
                    paid.length(),
                    () -> Params.of("minutes", paid.length())));
        }
        MinuteSet given = rest.minus(paid);
        if (!given.isEmpty()) {
            lines.add(Line.of(
                    given.from(0),
                    "presence.to-start",
                    Bucket.ATTENDED,
                    given.length(),
                    () -> Params.of("minutes", given.length())));
        }
        lines.addAll(added(work));
        return lines;
    }

    /** As rounded; where gaps are rounded by their length, from the gap before to the gap after. */
    private static MinuteSet reach(List<Pair> closed, int i, Work work) {
        boolean byGap = !work.policy().rounding().meal().isNone();
        var rounding = work.policy().rounding();
        Pair pair = closed.get(i);
        int from = byGap && i > 0 ? closed.get(i - 1).out().minute() : work.roundedAt(pair.in(), rounding.in());
        int until = byGap && i < closed.size() - 1 ? pair.out().minute() : work.roundedAt(pair.out(), rounding.out());
        MinuteSet reach = MinuteSet.of(from, until);
        return byGap ? reach.minus(work.presence().gaps()) : reach;
    }

    /**
     * Says what was rounded, what lies on another date, and that something was taken off, only where it was.
     *
     * @param reach as rounded
     * @param here of it what lies on the date
     */
    private static Line pair(Pair pair, MinuteSet reach, MinuteSet here, int minutes, Work work) {
        int from = here.isEmpty() ? pair.in().minute() : here.from(0);
        int until = here.isEmpty() ? pair.out().minute() : here.until(here.stretches() - 1);
        boolean divided = here.length() < reach.length();
        boolean rounded = from != pair.in().minute() || until != pair.out().minute();
        int less = here.length() - minutes;
        String code = divided ? "presence.divided" : rounded ? "presence.rounded" : "presence.pair";
        ZoneId zone = work.occurrence().zone();
        return Line.of(
                        pair.out().minute(),
                        less > 0 ? code + "-less" : code,
                        Bucket.ATTENDED,
                        minutes,
                        () -> Params.of(
                                "in",
                                clock(pair.in(), work),
                                "out",
                                clock(pair.out(), work),
                                "minutes",
                                minutes,
                                "from",
                                Params.clock(from, zone),
                                "until",
                                Params.clock(until, zone),
                                "less",
                                less))
                .from(pair.in(), pair.out());
    }

    private static List<Line> added(Work work) {
        int added = work.division().added();
        if (added == 0) {
            return List.of();
        }
        return List.of(Line.of(
                work.duty().until(), "round.day-up", Bucket.ATTENDED, added, () -> Params.of("minutes", added)));
    }

    private static Line closedByRule(int minutes, Work work) {
        Stamp in = work.pairs().open().orElseThrow();
        int out = work.closed().getAsInt();
        String code =
                switch (work.policy().pairing().missingOut()) {
                    case TO_END -> "presence.to-end";
                    case HALF_DAY -> "presence.half-day";
                    default -> "presence.auto-closed";
                };
        return Line.of(
                        out,
                        code,
                        Bucket.ATTENDED,
                        minutes,
                        () -> Params.of(
                                "in",
                                clock(in, work),
                                "out",
                                Params.clock(out, work.occurrence().zone()),
                                "minutes",
                                minutes))
                .from(in);
    }

    /** The total of the day was rounded down. */
    static List<Line> rounding(Work work, Buckets soFar) {
        int cut = work.counting().clipped().length()
                - work.attended().minus(work.counting().pre()).length();
        if (work.policy().rounding().day().isNone() || cut <= 0) {
            return List.of();
        }
        return List.of(Line.note(work.duty().until(), "round.day-down", () -> Params.of("minutes", cut)));
    }

    static List<Line> missingOut(Work work, Buckets soFar) {
        boolean fault = work.isMissingOut() && work.occurrence().isOutNeeded();
        boolean doubted = work.held() && !isTooLong(work);
        if (!fault || doubted || isPunchOnce(work)) {
            return List.of();
        }
        Stamp in = work.pairs().open().orElseThrow();
        boolean closed = work.closed().isPresent() && work.policy().pairing().missingOut() == MissingOut.AUTO_CLOSE;
        return List.of(Line.flag(
                        work.occurrence().isPlanned() ? work.duty().until() : in.minute(),
                        closed ? "missing.closed" : "missing.out",
                        Flag.of(closed ? Flag.Kind.AUTO_CLOSED : Flag.Kind.MISSING_OUT),
                        () -> Params.of("in", clock(in, work)))
                .from(in));
    }

    static List<Line> missingIn(Work work, Buckets soFar) {
        if (work.pairs().missingIn().isEmpty()
                || isPunchOnce(work)
                || !work.occurrence().isInNeeded()) {
            return List.of();
        }
        Stamp out = work.pairs().missingIn().get();
        return List.of(Line.flag(
                        work.duty().from(),
                        "missing.in",
                        Flag.of(Flag.Kind.MISSING_IN),
                        () -> Params.of("out", clock(out, work)))
                .from(out));
    }

    private static boolean isPunchOnce(Work work) {
        return work.policy().presence().exempt() == Exempt.PUNCH_ONCE;
    }

    static List<Line> keys(Work work, Buckets soFar) {
        List<Line> lines = new ArrayList<>();
        if (Pairs.areKeysDoubtful(work.stamps(), work.occurrence())) {
            int most = work.policy().pairing().keyTrust().getAsInt();
            lines.add(Line.note(work.stamps().get(0).minute(), "key.not-trusted", () -> Params.of("most", most)));
        }
        work.pairs().stray().forEach(stamp -> lines.add(key(stamp, "key.no-in", Flag.Kind.OUT_WITHOUT_IN, work)));
        work.pairs().doubled().forEach(stamp -> lines.add(key(stamp, "key.second-in", Flag.Kind.DUPLICATE_IN, work)));
        return lines;
    }

    private static Line key(Stamp stamp, String code, Flag.Kind kind, Work work) {
        return Line.flag(
                        stamp.minute(),
                        code,
                        new Flag(kind, clock(stamp, work)),
                        () -> Params.of("at", clock(stamp, work)))
                .from(stamp);
    }

    static List<Line> beforeStart(Work work, Buckets soFar) {
        int start = work.duty().from();
        MinuteSet before = work.counting().pre().minus(work.attended());
        if (before.isEmpty()) {
            return List.of();
        }
        return List.of(Line.note(
                before.from(0),
                "presence.before-start",
                () -> Params.of("start", Params.clock(start, work.occurrence().zone()), "minutes", before.length())));
    }

    /** Attended minutes inside the night window, beside every other count. */
    static List<Line> night(Work work, Buckets soFar) {
        if (work.policy().night().isEmpty() || work.attended().isEmpty()) {
            return List.of();
        }
        MinuteSet night =
                work.attended().and(Work.around(work.occurrence(), work.policy().night()));
        return night.isEmpty()
                ? List.of()
                : List.of(Line.of(
                        night.from(0),
                        "night.window",
                        Bucket.NIGHT,
                        night.length(),
                        () -> Params.of("minutes", night.length())));
    }

    private static String clock(Stamp stamp, Work work) {
        return Params.clock(stamp.minute(), work.occurrence().zone());
    }
}
