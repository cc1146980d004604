package org.clockhouse.attendance.internal.result;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.day.ExplanationLine.Share;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.internal.day.Approvals;
import org.clockhouse.attendance.internal.day.DayPlan;
import org.clockhouse.attendance.internal.day.Fingerprint;
import org.clockhouse.attendance.internal.day.Knowledge;
import org.clockhouse.attendance.internal.day.Knowledge.Horizon;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.Occurrences;
import org.clockhouse.attendance.internal.day.Ownership;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.internal.day.Work.Earlier;
import org.clockhouse.attendance.internal.day.WorkDates;
import org.clockhouse.attendance.internal.result.Evaluated.Conclusion;
import org.clockhouse.attendance.internal.rule.Line;
import org.clockhouse.attendance.internal.rule.Rule;
import org.clockhouse.attendance.internal.rule.Rules;
import org.clockhouse.attendance.internal.rule.Statuses;
import org.clockhouse.attendance.rule.FlexPolicy;
import org.clockhouse.attendance.rule.OvertimePolicy.Recognition;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.Policy.Pairing.Skew;

/**
 * One person's date, evaluated: a pure function of the plan, the punches and what is known.
 *
 * @param results one for each occurrence with something to say; then one for punches in nobody's window
 */
public record Day(DayPlan plan, Ownership ownership, List<Evaluated> results) {

    private static final int CREDITED = 1;
    private static final int UNPAID = 2;
    private static final Rule NOBODYS = new Rule("window", "4", (work, soFar) -> List.of());

    /**
     * @param stamps every punch of the person that counts, from the day before to the day after, in any order
     */
    public static Day evaluate(DayPlan plan, List<Stamp> stamps, Knowledge knowledge) {
        Policy rules = rulesOf(plan);
        List<Stamp> sorted = new ArrayList<>(stamps.size());
        for (Stamp stamp : stamps) {
            boolean stamped = stamp.skew() != 0 && rules.pairing().skew() != Skew.CORRECT;
            sorted.add(stamped ? stamp.asStamped() : stamp);
        }
        sorted.sort(Stamp.BY_TIME);
        Ownership ownership = Ownership.assign(plan.timeline(), sorted, rules);
        List<Evaluated> results = new ArrayList<>(2);
        Earlier earlier = Earlier.NOTHING;
        for (int i = 0; i < ownership.occurrences().size(); i++) {
            Occurrence occurrence = ownership.occurrences().get(i);
            boolean elsewhere = occurrence.isPlanned() && !occurrence.date().equals(plan.date());
            boolean empty = !occurrence.isPlanned() && ownership.of(occurrence).isEmpty();
            if (elsewhere || empty) {
                continue;
            }
            Work begun = work(i, occurrence, ownership, plan.cover(), knowledge, earlier);
            if (!WorkDates.isOn(plan.date(), begun, plan.zone())) {
                continue;
            }
            boolean joins = !results.isEmpty() && isOneDate(last(results), begun);
            boolean asks =
                    results.isEmpty() || joins || last(results).occurrence().isPlanned();
            Occurrence judged = judged(occurrence, plan, asks);
            Work work = judged == occurrence ? begun : work(i, judged, ownership, plan.cover(), knowledge, earlier);
            Work part = WorkDates.part(
                    plan.date(), work, plan.zone(), begun.policy().ownership().workDate());
            Evaluated result = joins
                    ? joined(plan, results.remove(results.size() - 1), part)
                    : conclude(plan, part, results.size(), fingerprint(plan, part));
            results.add(result);
            earlier = result.work().orElseThrow().earlier().and(result.minutes());
        }
        List<Stamp> nobodys = ownership.unassigned().stream()
                .filter(stamp -> plan.cut().holds(stamp.minute()))
                .toList();
        if (!nobodys.isEmpty()) {
            results.add(unassigned(plan, nobodys, results.size(), knowledge));
        }
        return new Day(plan, ownership, List.copyOf(results));
    }

    /** A shift, and what is booked on the date on which it began, stand as they are. @param asks whether the date still asks for its minutes */
    private static Occurrence judged(Occurrence begun, DayPlan plan, boolean asks) {
        boolean itself = begun.isPlanned() || begun.date().equals(plan.date()) && asks;
        return itself ? begun : Occurrences.booked(begun, plan, asks);
    }

    /** Where work without a plan is booked by its end or by midnight, two day cuts may lie in one date. */
    private static boolean isOneDate(Work before, Work next) {
        return before.isWholeWithoutPlan() && next.isWholeWithoutPlan();
    }

    private static Work last(List<Evaluated> results) {
        return results.get(results.size() - 1).work().orElseThrow();
    }

    private static Evaluated joined(DayPlan plan, Evaluated before, Work next) {
        long hash = Fingerprint.add(before.inputHash(), fingerprint(plan, next));
        return conclude(plan, before.work().orElseThrow().and(next), before.ordinal(), hash);
    }

    /** @param judged the occurrence itself, or as the date judges it on which it is booked */
    private static Work work(
            int index,
            Occurrence judged,
            Ownership ownership,
            DayPlan.Cover cover,
            Knowledge knowledge,
            Earlier earlier) {
        Occurrence occurrence = ownership.occurrences().get(index);
        return Work.of(
                judged,
                ownership.of(occurrence),
                Approvals.of(index, ownership.occurrences(), cover),
                knowledge.of(occurrence.window()),
                later(index, ownership, cover, knowledge),
                earlier);
    }

    /** By how much the start may be later, after the evening of the work date before; a date starts with its first shift. */
    private static int later(int index, Ownership ownership, DayPlan.Cover cover, Knowledge knowledge) {
        Occurrence occurrence = ownership.occurrences().get(index);
        FlexPolicy flex = occurrence.policy().flex();
        if (flex.lateOffLateOn().isEmpty() || !occurrence.isPlanned()) {
            return 0;
        }
        int start = occurrence.from();
        for (int i = index - 1; i >= 0; i--) {
            Occurrence before = ownership.occurrences().get(i);
            if (before.isPlanned() && before.date().isBefore(occurrence.date())) {
                int later = flex.startsLater(work(i, before, ownership, cover, knowledge, Earlier.NOTHING)
                        .leftAfter());
                return Math.max(0, start + later - occurrence.from());
            }
            start = before.isPlanned() ? before.from() : start;
        }
        return 0;
    }

    private static Policy rulesOf(DayPlan plan) {
        return plan.occurrences().isEmpty()
                ? plan.rules().policy()
                : plan.occurrences().get(0).policy();
    }

    private static Evaluated conclude(DayPlan plan, Work work, int ordinal, long hash) {
        List<Rule> rules = Rules.of(work);
        List<Conclusion> conclusions = new ArrayList<>(8);
        int[] sums = new int[Bucket.values().length];
        TreeSet<Flag> flags = new TreeSet<>();
        SortedMap<String, Integer> tiers = new TreeMap<>();
        Buckets soFar = Buckets.NONE;
        for (Rule rule : rules) {
            List<Line> lines = rule.conclusion().of(work, soFar);
            for (Line line : lines) {
                conclusions.add(new Conclusion(rule, line));
                for (Share share : line.shares()) {
                    sums[share.bucket().ordinal()] += share.minutes();
                }
                line.flag().ifPresent(flags::add);
                line.tier().ifPresent(tier -> tiers.merge(tier.bucket(), tier.minutes(), Integer::sum));
            }
            soFar = lines.isEmpty() ? soFar : Buckets.of(sums);
        }
        return new Evaluated(
                ordinal,
                Optional.of(work),
                List.copyOf(conclusions),
                tiers.isEmpty() ? soFar : soFar.withTiers(tiers),
                List.copyOf(flags),
                Statuses.of(work, soFar),
                work.horizon() == Horizon.KNOWN,
                hash);
    }

    private static Evaluated unassigned(DayPlan plan, List<Stamp> stamps, int ordinal, Knowledge knowledge) {
        Flag flag = new Flag(Flag.Kind.UNASSIGNED, String.valueOf(stamps.size()));
        Line line = new Line(
                stamps.get(0).minute(),
                "punch.unassigned",
                List.of(),
                Optional.of(flag),
                Optional.empty(),
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
        MinuteSet window =
                MinuteSet.of(occurrence.window().from(), occurrence.window().until());
        sum = Fingerprint.add(sum, work.cover().leave().and(window).fingerprint());
        sum = Fingerprint.add(sum, work.cover().trip().and(window).fingerprint());
        sum = Fingerprint.add(sum, overtime(work, window).fingerprint());
        sum = unlessNone(sum, work.cover().credited().and(window), CREDITED);
        sum = unlessNone(sum, work.cover().unpaid().and(window), UNPAID);
        sum = Fingerprint.add(sum, work.later());
        Buckets before = work.earlier().minutes();
        sum = Fingerprint.add(Fingerprint.add(sum, before.get(Bucket.ATTENDED)), before.overtime());
        return stamps(sum, work.stamps());
    }

    /** Days without it keep the hash that they have. */
    private static long unlessNone(long sum, MinuteSet minutes, int what) {
        return minutes.isEmpty() ? sum : Fingerprint.add(Fingerprint.add(sum, what), minutes.fingerprint());
    }

    /** What is approved counts where somebody is present; or, by approval alone, where it is this work's own. */
    private static MinuteSet overtime(Work work, MinuteSet window) {
        MinuteSet approved = work.cover().overtime();
        return work.policy().overtime().recognises(Recognition.BY_APPROVAL) ? approved : approved.and(window);
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
            result = Fingerprint.add(result, stamp.direction().ordinal());
            result = Fingerprint.add(result, stamp.skew());
        }
        return result;
    }
}
