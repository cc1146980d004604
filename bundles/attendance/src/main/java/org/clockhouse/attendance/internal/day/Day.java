package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.ExplanationLine.Share;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.Timesheets;
import org.clockhouse.attendance.internal.day.Evaluated.Conclusion;
import org.clockhouse.attendance.internal.day.Knowledge.Horizon;
import org.clockhouse.attendance.internal.rule.Line;
import org.clockhouse.attendance.internal.rule.Rule;
import org.clockhouse.attendance.internal.rule.Rules;
import org.clockhouse.attendance.internal.rule.Statuses;

/**
 * One person's date, evaluated: a pure function of the plan, the punches and what is known.
 *
 * @param results one for each occurrence with something to say; then one for punches in nobody's window
 */
public record Day(DayPlan plan, Ownership ownership, List<Evaluated> results) {

    private static final Rule NOBODYS = new Rule("window", "4", (work, soFar) -> List.of());

    /**
     * @param stamps every punch of the person that counts, from the day before to the day after, in any order
     */
    public static Day evaluate(DayPlan plan, List<Stamp> stamps, Knowledge knowledge) {
        List<Stamp> sorted = new ArrayList<>(stamps);
        sorted.sort(Stamp.BY_TIME);
        List<Occurrence> timeline = plan.timeline();
        Ownership ownership = Ownership.assign(timeline, sorted, rulesOf(plan));
        List<Evaluated> results = new ArrayList<>(2);
        for (Occurrence occurrence : ownership.occurrences()) {
            List<Stamp> owned = ownership.of(occurrence);
            if (!occurrence.isPlanned() && owned.isEmpty()) {
                continue;
            }
            Work work = Work.of(occurrence, owned, plan.cover(), knowledge.of(occurrence.window()));
            WorkDates.on(plan.date(), work, plan.zone())
                    .ifPresent(part -> results.add(conclude(plan, part, results.size())));
        }
        List<Stamp> nobodys = ownership.unassigned().stream()
                .filter(stamp -> plan.cut().holds(stamp.minute()))
                .toList();
        if (!nobodys.isEmpty()) {
            results.add(unassigned(plan, nobodys, results.size(), knowledge));
        }
        return new Day(plan, ownership, List.copyOf(results));
    }

    private static org.clockhouse.attendance.Policy rulesOf(DayPlan plan) {
        return plan.occurrences().isEmpty()
                ? plan.rules().policy()
                : plan.occurrences().get(0).policy();
    }

    private static Evaluated conclude(DayPlan plan, Work work, int ordinal) {
        List<Rule> rules = Statuses.isExempt(work) ? Rules.EXEMPT : Rules.STANDARD;
        List<Conclusion> conclusions = new ArrayList<>(8);
        int[] sums = new int[org.clockhouse.attendance.Bucket.values().length];
        TreeSet<Flag> flags = new TreeSet<>();
        Buckets soFar = Buckets.NONE;
        for (Rule rule : rules) {
            List<Line> lines = rule.conclusion().of(work, soFar);
            for (Line line : lines) {
                conclusions.add(new Conclusion(rule, line));
                for (Share share : line.shares()) {
                    sums[share.bucket().ordinal()] += share.minutes();
                }
                line.flag().ifPresent(flags::add);
            }
            soFar = lines.isEmpty() ? soFar : Buckets.of(sums);
        }
        return new Evaluated(
                ordinal,
                Optional.of(work),
                List.copyOf(conclusions),
                soFar,
                List.copyOf(flags),
                Statuses.of(work, soFar),
                work.horizon() == Horizon.KNOWN,
                fingerprint(plan, work));
    }

    private static Evaluated unassigned(DayPlan plan, List<Stamp> stamps, int ordinal, Knowledge knowledge) {
        Flag flag = new Flag(Flag.Kind.UNASSIGNED, String.valueOf(stamps.size()));
        Line line = new Line(
                stamps.get(0).minute(),
                "punch.unassigned",
                List.of(),
                Optional.of(flag),
                stamps,
                () -> java.util.Map.of("count", String.valueOf(stamps.size())));
        Horizon horizon = knowledge.of(plan.cut());
        long hash = stamps(start(plan, horizon), stamps);
        return new Evaluated(
                ordinal,
                Optional.empty(),
                List.of(new Conclusion(NOBODYS, line)),
                Buckets.NONE,
                List.of(flag),
                DayStatus.NORMAL,
                horizon == Horizon.KNOWN,
                hash);
    }

    private static long fingerprint(DayPlan plan, Work work) {
        Occurrence occurrence = work.occurrence();
        long sum = start(plan, work.horizon());
        sum = Fingerprint.add(sum, occurrence.fingerprint());
        sum = Fingerprint.add(sum, occurrence.date().toEpochDay());
        sum = Fingerprint.add(sum, occurrence.window().from());
        sum = Fingerprint.add(sum, occurrence.window().until());
        sum = Fingerprint.add(sum, plan.cover().leave().fingerprint());
        sum = Fingerprint.add(sum, plan.cover().trip().fingerprint());
        return stamps(sum, work.stamps());
    }

    private static long start(DayPlan plan, Horizon horizon) {
        LocalDate date = plan.date();
        long sum = Fingerprint.add(Fingerprint.START, Timesheets.ENGINE);
        sum = Fingerprint.add(sum, date.toEpochDay());
        sum = Fingerprint.add(sum, plan.type().ordinal());
        return Fingerprint.add(sum, horizon.ordinal());
    }

    private static long stamps(long sum, List<Stamp> stamps) {
        long result = Fingerprint.add(sum, stamps.size());
        for (Stamp stamp : stamps) {
            result = Fingerprint.add(result, stamp.second());
            result = Fingerprint.add(result, stamp.key().ordinal());
        }
        return result;
    }
}
