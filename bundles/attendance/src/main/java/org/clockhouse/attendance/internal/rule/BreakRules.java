package org.clockhouse.attendance.internal.rule;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.attendance.internal.day.Pairs.Pair;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.rule.BreakPolicy;

/** What is not worked time between an in and an out (guide, section 8). */
final class BreakRules {

    private BreakRules() {}

    static List<Line> windows(Work work, Buckets soFar) {
        List<Line> lines = new ArrayList<>();
        MinuteSet unpaid = work.duty().unpaid();
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

    static List<Line> punched(Work work, Buckets soFar) {
        List<Line> lines = new ArrayList<>();
        for (Pair pause : work.pairs().breaks()) {
            int minutes = pause.out().minute() - pause.in().minute();
            lines.add(Line.note(
                            pause.in().minute(),
                            "break.punched",
                            () -> Params.of(
                                    "from",
                                    clock(pause.in(), work),
                                    "until",
                                    clock(pause.out(), work),
                                    "minutes",
                                    minutes))
                    .from(pause.in(), pause.out()));
        }
        lines.addAll(exceptions(work));
        int raw = work.pairs().breaks().stream()
                .mapToInt(pause -> pause.out().minute() - pause.in().minute())
                .sum();
        int rounded = work.presence().away().length();
        if (rounded != raw) {
            Pair last = work.pairs().breaks().get(work.pairs().breaks().size() - 1);
            lines.add(Line.note(
                    last.out().minute(), "break.rounded", () -> Params.of("minutes", raw, "rounded", rounded)));
        }
        int overrun = work.presence().overrun(work.occurrence());
        if (overrun > 0) {
            int allowance = work.policy().breaks().allowance();
            lines.add(Line.flag(
                    work.presence().away().from(0),
                    "break.too-long",
                    new Flag(Flag.Kind.LONG_BREAK, String.valueOf(overrun)),
                    () -> Params.of("minutes", overrun, "allowance", allowance)));
        }
        return lines;
    }

    private static List<Line> exceptions(Work work) {
        BreakPolicy policy = work.policy().breaks();
        List<Pair> breaks = work.pairs().breaks();
        List<Line> lines = new ArrayList<>(0);
        int least = policy.least().orElse(0);
        for (Pair pause : breaks) {
            int minutes = pause.out().minute() - pause.in().minute();
            if (minutes < least) {
                lines.add(Line.flag(
                                pause.out().minute(),
                                "break.too-short",
                                new Flag(Flag.Kind.SHORT_BREAK, String.valueOf(minutes)),
                                () -> Params.of("minutes", minutes, "least", least))
                        .from(pause.in(), pause.out()));
            }
        }
        int most = policy.most().orElse(breaks.size());
        if (breaks.size() > most) {
            lines.add(Line.flag(
                    breaks.get(most).in().minute(),
                    "break.too-many",
                    new Flag(Flag.Kind.MANY_BREAKS, String.valueOf(breaks.size())),
                    () -> Params.of("count", breaks.size(), "most", most)));
        }
        return lines;
    }

    /** Work at a stretch, in which shorter pauses are none, asks for a break. */
    static List<Line> due(Work work, Buckets soFar) {
        if (work.policy().breaks().due().isEmpty() || work.held()) {
            return List.of();
        }
        BreakPolicy.Due due = work.policy().breaks().due().get();
        MinuteSet worked = work.attended();
        int from = 0;
        int stretch = 0;
        for (int i = 0; i < worked.stretches(); i++) {
            boolean rested = i > 0 && worked.from(i) - worked.until(i - 1) >= due.minutes();
            from = i == 0 || rested ? worked.from(i) : from;
            stretch = (rested ? 0 : stretch) + worked.until(i) - worked.from(i);
            if (stretch > due.after()) {
                int start = from;
                return List.of(Line.flag(
                        start,
                        "break.missed",
                        Flag.of(Flag.Kind.MISSED_BREAK),
                        () -> Params.of(
                                "from",
                                Params.clock(start, work.occurrence().zone()),
                                "minutes",
                                due.minutes(),
                                "after",
                                due.after())));
            }
        }
        return List.of();
    }

    static List<Line> autoMeal(Work work, Buckets soFar) {
        if (work.policy().breaks().autoMeal().isEmpty()
                || work.counting().meal().isEmpty()) {
            return List.of();
        }
        MinuteSet meal = work.counting().meal();
        int after = work.policy().breaks().autoMeal().get().after();
        return List.of(Line.note(meal.from(0), "meal.auto", () -> Params.of("minutes", meal.length(), "after", after)));
    }

    /** The time between two pairs, as it is rounded. */
    static List<Line> gaps(Work work, Buckets soFar) {
        MinuteSet gaps = work.presence().gaps();
        return gaps.isEmpty()
                ? List.of()
                : List.of(Line.of(
                        gaps.from(0),
                        "meal.gap",
                        Bucket.MEAL,
                        gaps.length(),
                        () -> Params.of("minutes", gaps.length())));
    }

    private static String clock(Stamp stamp, Work work) {
        return Params.clock(stamp.minute(), work.occurrence().zone());
    }
}
