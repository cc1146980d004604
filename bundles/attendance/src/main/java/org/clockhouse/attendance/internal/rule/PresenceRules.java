package org.clockhouse.attendance.internal.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.Policy.Overtime.Basis;
import org.clockhouse.attendance.Policy.Pairing.MissingOut;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.Pairs.Pair;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.internal.day.WallClock;
import org.clockhouse.attendance.internal.day.Work;

/** What punches prove. */
final class PresenceRules {

    private PresenceRules() {}

    static List<Line> maxSpan(Work work, Buckets soFar) {
        if (!work.held()) {
            return List.of();
        }
        Stamp in = work.firstIn().orElseThrow();
        Stamp out = work.pairs().lastOut().orElseThrow();
        int most = work.policy().ownership().maxSpan();
        return List.of(Line.flag(
                        out.minute(),
                        "span.held",
                        Flag.of(Flag.Kind.MAX_SPAN),
                        () -> Params.of("in", clock(in, work), "out", clock(out, work), "most", most))
                .from(in, out));
    }

    static List<Line> pairs(Work work, Buckets soFar) {
        List<Line> lines = new ArrayList<>();
        for (Pair pair : work.pairs().closed()) {
            MinuteSet counted = work.attended()
                    .and(MinuteSet.of(pair.in().minute(), pair.out().minute()));
            if (counted.isEmpty() && work.held()) {
                continue;
            }
            lines.add(Line.of(
                            pair.out().minute(),
                            "presence.pair",
                            Bucket.ATTENDED,
                            counted.length(),
                            () -> Params.of(
                                    "in",
                                    clock(pair.in(), work),
                                    "out",
                                    clock(pair.out(), work),
                                    "minutes",
                                    counted.length()))
                    .from(pair.in(), pair.out()));
        }
        if (work.autoClosed().isPresent()) {
            lines.add(closedByRule(work));
        }
        return lines;
    }

    private static Line closedByRule(Work work) {
        Stamp in = work.pairs().open().orElseThrow();
        int out = work.autoClosed().getAsInt();
        int minutes = work.attended().and(MinuteSet.of(in.minute(), out)).length();
        boolean toEnd = work.policy().pairing().missingOut() == MissingOut.TO_END;
        return Line.of(
                        out,
                        toEnd ? "presence.to-end" : "presence.auto-closed",
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

    static List<Line> missingOut(Work work, Buckets soFar) {
        if (!work.isMissingOut() || work.held()) {
            return List.of();
        }
        Stamp in = work.pairs().open().orElseThrow();
        boolean closed =
                work.autoClosed().isPresent() && work.policy().pairing().missingOut() == MissingOut.AUTO_CLOSE;
        return List.of(Line.flag(
                        work.occurrence().isPlanned() ? work.occurrence().until() : in.minute(),
                        closed ? "missing.closed" : "missing.out",
                        Flag.of(closed ? Flag.Kind.AUTO_CLOSED : Flag.Kind.MISSING_OUT),
                        () -> Params.of("in", clock(in, work)))
                .from(in));
    }

    static List<Line> keys(Work work, Buckets soFar) {
        List<Line> lines = new ArrayList<>();
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
        int start = work.occurrence().from();
        MinuteSet before = work.present().before(start);
        if (!work.occurrence().isPlanned() || before.isEmpty()) {
            return List.of();
        }
        return List.of(Line.note(
                before.from(0),
                "presence.before-start",
                () -> Params.of("start", Params.clock(start, work.occurrence().zone()), "minutes", before.length())));
    }

    static List<Line> breaks(Work work, Buckets soFar) {
        List<Line> lines = new ArrayList<>();
        MinuteSet unpaid = work.occurrence().unpaid();
        ZoneId zone = work.occurrence().zone();
        for (int i = 0; i < unpaid.stretches(); i++) {
            int from = unpaid.from(i);
            int until = unpaid.until(i);
            int minutes = work.present().and(MinuteSet.of(from, until)).length();
            if (minutes > 0) {
                lines.add(Line.note(
                        from,
                        "break.unpaid",
                        () -> Params.of(
                                "from",
                                Params.clock(from, zone),
                                "until",
                                Params.clock(until, zone),
                                "minutes",
                                minutes)));
            }
        }
        return lines;
    }

    static List<Line> regular(Work work, Buckets soFar) {
        boolean planned = work.occurrence().isPlanned();
        int inPlan = planned
                ? work.attended().and(work.occurrence().required()).length()
                : work.attended().length();
        int most = soFar.get(Bucket.REQUIRED) - soFar.get(Bucket.LEAVE) - soFar.get(Bucket.TRIP);
        int minutes = Math.min(inPlan, Math.max(0, most));
        if (minutes == 0) {
            return List.of();
        }
        return List.of(Line.of(
                work.attended().from(0),
                "regular.in-plan",
                Bucket.REGULAR,
                minutes,
                () -> Params.of("minutes", minutes)));
    }

    static List<Line> overtimeByQuantity(Work work, Buckets soFar) {
        int excess = soFar.get(Bucket.ATTENDED) - soFar.get(Bucket.REQUIRED);
        boolean counts = work.policy().overtime().basis() == Basis.QUANTITY
                && work.policy().hours().required().isPresent()
                && excess > work.policy().overtime().tolerance();
        if (!counts) {
            return List.of();
        }
        return List.of(Line.of(
                work.attended().after(soFar.get(Bucket.REQUIRED)),
                "overtime.quantity",
                Bucket.OVERTIME,
                excess,
                () -> Params.of("minutes", excess, "required", soFar.get(Bucket.REQUIRED))));
    }

    static List<Line> extra(Work work, Buckets soFar) {
        int minutes = soFar.get(Bucket.ATTENDED) - soFar.get(Bucket.REGULAR) - soFar.overtime();
        if (minutes <= 0) {
            return List.of();
        }
        MinuteSet outside = work.attended().minus(work.occurrence().required());
        int at = outside.isEmpty() ? work.occurrence().until() : outside.from(0);
        return List.of(Line.of(at, "extra.outside", Bucket.EXTRA, minutes, () -> Params.of("minutes", minutes)));
    }

    static List<Line> night(Work work, Buckets soFar) {
        List<Integer> spans = work.policy().night().minutes();
        if (spans.isEmpty() || work.attended().isEmpty()) {
            return List.of();
        }
        Occurrence plan = work.occurrence();
        LocalDate last = Instant.ofEpochSecond(plan.window().until() * 60L)
                .atZone(plan.zone())
                .toLocalDate();
        MinuteSet night = MinuteSet.EMPTY;
        for (LocalDate date = plan.date().minusDays(1); !date.isAfter(last); date = date.plusDays(1)) {
            night = night.or(WallClock.spans(date, spans, plan.zone()));
        }
        int minutes = work.attended().and(night).length();
        return minutes == 0
                ? List.of()
                : List.of(Line.of(
                        work.attended().and(night).from(0),
                        "night.window",
                        Bucket.NIGHT,
                        minutes,
                        () -> Params.of("minutes", minutes)));
    }

    private static String clock(Stamp stamp, Work work) {
        return Params.clock(stamp.minute(), work.occurrence().zone());
    }
}
